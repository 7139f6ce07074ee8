//! Keys are changed: a new one outside (what it seals is a handful of keys), a new one inside (everything is sealed
//! anew). And what versions without sealing kept is sealed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Executor as _, Row as _};

use super::columns::{Column, Holds, SEALED};
use super::{Cell, Key, Sealer, parts, unwrap, wrap};
use crate::loads::count;
use crate::place::Database;
use crate::{Error, Store, Writing};

/// Values sealed in one transaction: whoever waits for it waits for so many at most.
const AT_ONCE: usize = 64;

/// What a change of keys did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotated {
    /// Values that were sealed anew.
    pub sealed: usize,
    /// Keys that were dropped.
    pub dropped: usize,
}

impl Store {
    /// Changes the keys: `new`, where given, becomes the key outside the store; everything is sealed anew with a new key
    /// inside it. It can be stopped at any moment and called again; it then goes on. Others may read and write
    /// meanwhile.
    ///
    /// # Errors
    /// When the store can be neither read nor written.
    pub async fn rotate_keys(&self, new: Option<&Key>, now: Timestamp) -> Result<Rotated, Error> {
        if let Some(new) = new {
            self.change_key(new).await?;
        }
        let mut writing = self.begin_in_turn().await?;
        // Where an earlier run was stopped its new key is there already.
        if earlier_keys(&mut writing).await? == 0 {
            self.add_key(&mut writing, now).await?;
        }
        writing.commit().await?;
        let mut sealed = 0;
        for column in SEALED {
            sealed += self.seal_anew(column).await?;
        }
        let mut writing = self.begin_in_turn().await?;
        let dropped = sqlx::query("delete from data_keys where state = 'earlier'")
            .execute(writing.connection()?)
            .await?
            .rows_affected();
        writing.commit().await?;
        self.wipe_what_was_free().await?;
        Ok(Rotated {
            sealed,
            dropped: usize::try_from(dropped).unwrap_or(usize::MAX),
        })
    }

    /// Makes another key the one outside the store.
    async fn change_key(&self, new: &Key) -> Result<(), Error> {
        let old = self.ring.master()?;
        let mut writing = self.begin_in_turn().await?;
        let rows = sqlx::query("select id, wrapped from data_keys")
            .fetch_all(writing.connection()?)
            .await?;
        for row in rows {
            let id: String = row.try_get("id")?;
            let wrapped: String = row.try_get("wrapped")?;
            let key = unwrap(&old, &id, &wrapped)?;
            sqlx::query("update data_keys set wrapped = $1 where id = $2")
                .bind(wrap(new, &id, &key)?)
                .bind(&id)
                .execute(writing.connection()?)
                .await?;
        }
        sqlx::query("update sealing set value = $1 where name = 'key'")
            .bind(new.check())
            .execute(writing.connection()?)
            .await?;
        writing.commit().await?;
        self.ring.take(new.clone());
        Ok(())
    }

    /// Seals a column with the current key, some rows at a time; how many there were.
    async fn seal_anew(&self, column: &Column) -> Result<usize, Error> {
        let words = format!("select {} as row_word from {}", column.row, column.table);
        let rows: Vec<String> = sqlx::query(AssertSqlSafe(words))
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(|row| row.try_get("row_word"))
            .collect::<Result<_, _>>()?;
        let mut anew = 0;
        for some in rows.chunks(AT_ONCE) {
            let mut writing = self.begin().await?;
            let sealer = self.sealer(&mut writing).await?;
            for row in some {
                let Some(sealed) = value(&mut writing, column, row).await? else {
                    continue;
                };
                if parts(&sealed).is_some_and(|(id, _)| id == sealer.id) {
                    continue;
                }
                let plain = self.open_bytes(cell(column, row), &sealed).await?;
                replace(&mut writing, column, row, &sealer, &plain).await?;
                anew += 1;
            }
            writing.commit().await?;
        }
        Ok(anew)
    }

    /// Seals what a version without sealing kept, all of it or nothing, and wipes what it left behind.
    pub(super) async fn seal_what_is_open(&self) -> Result<(), Error> {
        let mut writing = self.begin_in_turn().await?;
        let state = sqlx::query("select value from sealing where name = 'older'")
            .fetch_one(writing.connection()?)
            .await?;
        let state: String = state.try_get("value")?;
        if state == "done" {
            return writing.commit().await;
        }
        if state == "open" {
            let sealer = self.sealer(&mut writing).await?;
            let mut sealed = 0;
            for column in SEALED {
                sealed += seal_column(&mut writing, column, &sealer).await?;
            }
            if sealed == 0 {
                say(&mut writing, "done").await?;
                return writing.commit().await;
            }
            say(&mut writing, "sealed").await?;
        }
        writing.commit().await?;
        self.wipe_what_was_free().await?;
        let mut writing = self.begin_in_turn().await?;
        say(&mut writing, "done").await?;
        writing.commit().await
    }

    /// `SQLite` leaves what was replaced in its file, and in its log, until the room is needed.
    async fn wipe_what_was_free(&self) -> Result<(), Error> {
        if self.database == Database::Sqlite {
            let mut connection = self.pool.acquire().await?;
            connection.execute("vacuum").await?;
            connection
                .execute("pragma wal_checkpoint(truncate)")
                .await?;
        }
        Ok(())
    }
}

/// How many keys are there only to open what is not sealed anew yet.
async fn earlier_keys(writing: &mut Writing) -> Result<usize, Error> {
    let row = sqlx::query("select count(*) as keys from data_keys where state = 'earlier'")
        .fetch_one(writing.connection()?)
        .await?;
    Ok(count(row.try_get("keys")?))
}

async fn say(writing: &mut Writing, state: &str) -> Result<(), Error> {
    sqlx::query("update sealing set value = $1 where name = 'older'")
        .bind(state)
        .execute(writing.connection()?)
        .await?;
    Ok(())
}

/// Seals every value of a column that lies open; how many there were.
async fn seal_column(
    writing: &mut Writing,
    column: &Column,
    sealer: &Sealer,
) -> Result<usize, Error> {
    let mut sealed = 0;
    let words = format!("select {} as row_word from {}", column.row, column.table);
    let rows = sqlx::query(AssertSqlSafe(words))
        .fetch_all(writing.connection()?)
        .await?;
    for row in rows {
        let row: String = row.try_get("row_word")?;
        let words = format!(
            "select {} as value from {} where {} = $1",
            column.name, column.table, column.row
        );
        let found = sqlx::query(AssertSqlSafe(words))
            .bind(&row)
            .fetch_one(writing.connection()?)
            .await?;
        let plain = match column.holds {
            Holds::Text => found
                .try_get::<Option<String>, _>("value")?
                .map(String::into_bytes),
            Holds::Bytes => found.try_get("value")?,
        };
        if let Some(plain) = plain {
            replace(writing, column, &row, sealer, &plain).await?;
            sealed += 1;
        }
    }
    Ok(sealed)
}

fn cell<'a>(column: &Column, row: &'a str) -> Cell<'a> {
    Cell {
        table: column.table,
        row,
        column: column.name,
    }
}

/// The sealed bytes of a value; none where the row is gone or holds nothing.
async fn value(
    writing: &mut Writing,
    column: &Column,
    row: &str,
) -> Result<Option<Vec<u8>>, Error> {
    let words = format!(
        "select {} as value from {} where {} = $1",
        column.name, column.table, column.row
    );
    let found = sqlx::query(AssertSqlSafe(words))
        .bind(row)
        .fetch_optional(writing.connection()?)
        .await?;
    let Some(found) = found else { return Ok(None) };
    match column.holds {
        Holds::Bytes => Ok(found.try_get("value")?),
        Holds::Text => found
            .try_get::<Option<String>, _>("value")?
            // What was never given is empty, and not sealed.
            .filter(|text| !text.is_empty())
            .map(|text| STANDARD_NO_PAD.decode(text))
            .transpose()
            .map_err(|_| crate::reports::strange(column.table, &"it is not sealed")),
    }
}

/// Puts a value, sealed, in the place of what stands there.
async fn replace(
    writing: &mut Writing,
    column: &Column,
    row: &str,
    sealer: &Sealer,
    plain: &[u8],
) -> Result<(), Error> {
    let words = format!(
        "update {} set {} = $1 where {} = $2",
        column.table, column.name, column.row
    );
    let sealed = sealer.bytes(cell(column, row), plain)?;
    let query = sqlx::query(AssertSqlSafe(words));
    let query = match column.holds {
        Holds::Text => query.bind(STANDARD_NO_PAD.encode(sealed)),
        Holds::Bytes => query.bind(sealed),
    };
    query.bind(row).execute(writing.connection()?).await?;
    Ok(())
}
