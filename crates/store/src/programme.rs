//! The improvement programme: its changes in order, and its documents. What they mean is not known here.

use jiff::Timestamp;
use sqlx::Row as _;
use uuid::Uuid;

use crate::reports::{hash, strange};
use crate::seal::Cell;
use crate::{Error, Store, times};

/// A change to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct NewChange {
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// Who makes changes, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    /// When.
    pub at: Timestamp,
    /// Their identifier.
    pub person: String,
    /// Their name.
    pub name: String,
    /// The word of their role.
    pub role: String,
}

/// A change as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptChange {
    /// Its place, from 1.
    pub seq: i64,
    /// Who made it, and when.
    pub by: Maker,
    /// What it says.
    pub body: String,
}

/// What became of changes that were to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Appended {
    /// They are kept; the place of the last.
    Kept(i64),
    /// None is kept: somebody changed this subject since.
    ChangedSince(String),
}

/// A document to be kept.
#[derive(Clone)]
pub struct NewFile<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is, as browsers say it.
    pub media_type: &'a str,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: &'a str,
    /// The document.
    pub bytes: &'a [u8],
}

/// A document without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Its hash.
    pub sha256: String,
    /// When it was kept.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

impl Store {
    /// Keeps changes, all of them or none. None is kept where a subject of `expected` has changed after the place it
    /// names: whoever made them has not seen how it stands.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn append_changes(
        &self,
        by: &Maker,
        changes: &[NewChange],
        expected: &[(String, i64)],
    ) -> Result<Appended, Error> {
        let mut writing = self.begin_in_turn().await?;
        for (subject, seen) in expected {
            let last: i64 = sqlx::query(
                "select coalesce(max(seq), 0) as seq from programme_changes where subject = $1",
            )
            .bind(subject)
            .fetch_one(writing.connection()?)
            .await?
            .try_get("seq")?;
            if last > *seen {
                return Ok(Appended::ChangedSince(subject.clone()));
            }
        }
        let mut seq: i64 =
            sqlx::query("select coalesce(max(seq), 0) as seq from programme_changes")
                .fetch_one(writing.connection()?)
                .await?
                .try_get("seq")?;
        let sealer = self.sealer(&mut writing).await?;
        for change in changes {
            seq += 1;
            let row = seq.to_string();
            sqlx::query(
                "insert into programme_changes (seq, made_at, person, person_name, person_role, subject, body) \
                 values ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(seq)
            .bind(times::kept(by.at))
            .bind(&by.person)
            .bind(&by.name)
            .bind(&by.role)
            .bind(&change.subject)
            .bind(sealer.text(body_cell(&row), &change.body)?)
            .execute(writing.connection()?)
            .await?;
        }
        writing.commit().await?;
        Ok(Appended::Kept(seq))
    }

    /// The place of the last change, nought where there is none.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn last_change(&self) -> Result<i64, Error> {
        let row = sqlx::query("select coalesce(max(seq), 0) as seq from programme_changes")
            .fetch_one(&self.pool)
            .await?;
        Ok(row.try_get("seq")?)
    }

    /// The changes after a place, in order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn changes_after(&self, seq: i64) -> Result<Vec<KeptChange>, Error> {
        let rows = sqlx::query(
            "select seq, made_at, person, person_name, person_role, body from programme_changes \
             where seq > $1 order by seq",
        )
        .bind(seq)
        .fetch_all(&self.pool)
        .await?;
        let mut changes = Vec::with_capacity(rows.len());
        for row in rows {
            let seq: i64 = row.try_get("seq")?;
            let body: String = row.try_get("body")?;
            changes.push(KeptChange {
                seq,
                by: Maker {
                    at: times::moment(&row.try_get::<String, _>("made_at")?)?,
                    person: row.try_get("person")?,
                    name: row.try_get("person_name")?,
                    role: row.try_get("person_role")?,
                },
                body: self.open_text(body_cell(&seq.to_string()), &body).await?,
            });
        }
        Ok(changes)
    }

    /// Keeps a document and gives its id.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_programme_file(&self, file: &NewFile<'_>) -> Result<String, Error> {
        let id = Uuid::now_v7().to_string();
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        sqlx::query(
            "insert into programme_files (id, file_name, media_type, size, sha256, kept_at, kept_by, bytes) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&id)
        .bind(file.name)
        .bind(file.media_type)
        .bind(i64::try_from(file.bytes.len()).map_err(|e| strange("the size of a document", &e))?)
        .bind(hash(file.bytes))
        .bind(times::kept(file.at))
        .bind(file.by)
        .bind(sealer.bytes(bytes_cell(&id), file.bytes)?)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(id)
    }

    /// A document of the programme with its bytes.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn programme_file(&self, id: &str) -> Result<Option<(KeptFile, Vec<u8>)>, Error> {
        let row = sqlx::query(
            "select id, file_name, media_type, size, sha256, kept_at, kept_by, bytes from programme_files where id = $1",
        )
        .bind(id)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let sealed: Vec<u8> = row.try_get("bytes")?;
        let kept = KeptFile {
            id: row.try_get("id")?,
            name: row.try_get("file_name")?,
            media_type: row.try_get("media_type")?,
            size: row.try_get("size")?,
            sha256: row.try_get("sha256")?,
            at: times::moment(&row.try_get::<String, _>("kept_at")?)?,
            by: row.try_get("kept_by")?,
        };
        let bytes = self.open_bytes(bytes_cell(id), &sealed).await?;
        Ok(Some((kept, bytes)))
    }
}

/// Where what a change says belongs.
fn body_cell(row: &str) -> Cell<'_> {
    Cell {
        table: "programme_changes",
        row,
        column: "body",
    }
}

/// Where a document belongs.
fn bytes_cell(row: &str) -> Cell<'_> {
    Cell {
        table: "programme_files",
        row,
        column: "bytes",
    }
}
