//! Old entries leave the log once their time is over: whole days, the oldest first. What stands for them is signed, and
//! carries the last hash removed, so that the chain goes on from it.

use access::audit::{Entry, Kind, Removed, Signer};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::{AnyConnection, Row as _};

use super::{hash_of, pieces};
use crate::{Error, Store};

impl Store {
    /// Removes entries of days (UTC) before a day, and says so in the log itself; says how many there were.
    ///
    /// # Errors
    /// When nothing can be written. Days that were removed before stay removed.
    pub async fn remove_old_log(
        &self,
        before: Date,
        signer: &Signer,
        by: &str,
        at: Timestamp,
    ) -> Result<i64, Error> {
        let mut removed = 0;
        loop {
            let some = self.remove_oldest_day(before, signer).await?;
            if some == 0 {
                break;
            }
            removed += some;
        }
        if removed > 0 {
            let mut entry = Entry::new(at, Kind::Log, "retention");
            entry.who = by.to_owned();
            entry.words =
                format!("{removed} entries of before {before} removed, their time being over");
            self.log(&[entry]).await?;
        }
        Ok(removed)
    }

    async fn remove_oldest_day(&self, before: Date, signer: &Signer) -> Result<i64, Error> {
        let mut writing = self.begin().await?;
        let connection = writing.connection()?;
        // Whoever adds waits, and then knows that sets may be gone.
        self.head(connection).await?;
        let Some(upto) = last_to_remove(connection, before).await? else {
            return Ok(0);
        };
        let row = sqlx::query(
            "select hash, (select count(*) from audit where seq <= $1) as entries, \
             (select max(substr(at, 1, 10)) from audit where seq <= $1) as day from audit where seq = $1",
        )
        .bind(upto)
        .fetch_optional(&mut *connection)
        .await?;
        // Where it is not there the log is broken: nothing is removed that would show it.
        let Some(row) = row else { return Ok(0) };
        let entries: i64 = row.try_get("entries")?;
        let earlier = sqlx::query("select entries from audit_removed where id = 1")
            .fetch_optional(&mut *connection)
            .await?;
        let earlier: i64 = earlier.map_or(Ok(0), |row| row.try_get("entries"))?;
        let removed = Removed {
            seq: upto,
            hash: hash_of(&row.try_get::<String, _>("hash")?)?,
            entries: earlier + entries,
            day: row.try_get("day")?,
        };
        remove_sets(connection, upto).await?;
        for sql in [
            "delete from audit where seq <= $1",
            "delete from audit_days where last_seq <= $1",
            // Where a clock was set back a day may go on after the next.
            "update audit_days set first_seq = (select min(a.seq) from audit a where substr(a.at, 1, 10) = audit_days.day), \
             entries = (select count(*) from audit a where substr(a.at, 1, 10) = audit_days.day) where first_seq <= $1",
        ] {
            sqlx::query(sql)
                .bind(upto)
                .execute(&mut *connection)
                .await?;
        }
        sqlx::query(
            "insert into audit_removed (id, seq, hash, entries, day, signature) values (1, $1, $2, $3, $4, $5) \
             on conflict (id) do update set seq = excluded.seq, hash = excluded.hash, entries = excluded.entries, \
             day = excluded.day, signature = excluded.signature",
        )
        .bind(removed.seq)
        .bind(removed.hash.to_string())
        .bind(removed.entries)
        .bind(&removed.day)
        .bind(removed.signature(signer))
        .execute(&mut *connection)
        .await?;
        sqlx::query("update audit_head set removals = removals + 1 where id = 1")
            .execute(&mut *connection)
            .await?;
        sqlx::query("delete from purposes where substr(at, 1, 10) <= $1")
            .bind(&removed.day)
            .execute(connection)
            .await?;
        writing.commit().await?;
        Ok(entries)
    }
}

/// The last entry of the oldest day, where all up to it are of before a day; the newest entry always stays.
async fn last_to_remove(
    connection: &mut AnyConnection,
    before: Date,
) -> Result<Option<i64>, Error> {
    let row = sqlx::query(
        "select d.last_seq as last_seq, \
         (select min(k.first_seq) from audit_days k where k.day >= $1) as kept_from, \
         (select h.seq from audit_head h where h.id = 1) as newest \
         from audit_days d where d.day < $1 order by d.first_seq limit 1",
    )
    .bind(before.to_string())
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let last: i64 = row.try_get("last_seq")?;
    let kept_from: Option<i64> = row.try_get("kept_from")?;
    let newest: i64 = row.try_get("newest")?;
    let bound = kept_from.map_or(newest, |from| from.min(newest));
    Ok((last < bound).then_some(last))
}

/// Removes the sets that nothing after an entry shows.
async fn remove_sets(connection: &mut AnyConnection, upto: i64) -> Result<(), Error> {
    let rows = sqlx::query(
        "select s.hash as hash, s.children as children from audit_sets s \
         where s.hash in (select a.shown from audit a where a.seq <= $1 and a.shown <> '') \
         and not exists (select 1 from audit b where b.shown = s.hash and b.shown <> '' and b.seq > $1)",
    )
    .bind(upto)
    .fetch_all(&mut *connection)
    .await?;
    for row in rows {
        let hash: String = row.try_get("hash")?;
        let children: String = row.try_get("children")?;
        let children: Vec<&str> = children.split('\n').collect();
        for piece in pieces(&children) {
            let some: Vec<String> = (0..piece.len()).map(|n| format!("${}", n + 2)).collect();
            let sql = format!(
                "delete from audit_set_children where shown = $1 and child in ({})",
                some.join(", ")
            );
            let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(hash.as_str());
            for child in piece {
                query = query.bind(*child);
            }
            query.execute(&mut *connection).await?;
        }
        sqlx::query("delete from audit_sets where hash = $1")
            .bind(&hash)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
