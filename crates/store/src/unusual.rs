//! What officers noted about the unusual in the log: kept beside it, never changed.

use jiff::Timestamp;
use sqlx::Row as _;
use uuid::Uuid;

use crate::seal::Cell;
use crate::{Error, Store, times};

/// That somebody looked into something unusual.
#[derive(Clone, PartialEq, Eq)]
pub struct LookedInto {
    /// What was found unusual: the rule, whose it is and the newest entry behind it.
    pub finding: String,
    /// What they found.
    pub note: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl std::fmt::Debug for LookedInto {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LookedInto({})", self.finding)
    }
}

impl Store {
    /// Keeps that somebody looked into something unusual, and what they found.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_looked_into(&self, looked: &LookedInto) -> Result<(), Error> {
        let id = Uuid::now_v7().to_string();
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        sqlx::query(
            "insert into unusual_notes (id, finding, note, made_by, made_at) values ($1, $2, $3, $4, $5)",
        )
        .bind(&id)
        .bind(&looked.finding)
        .bind(sealer.text(cell(&id), &looked.note)?)
        .bind(&looked.by)
        .bind(times::kept(looked.at))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await
    }

    /// Everything that was looked into, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn looked_into(&self) -> Result<Vec<LookedInto>, Error> {
        let all = "select id, finding, note, made_by, made_at from unusual_notes order by id desc";
        let mut looked = Vec::new();
        for row in sqlx::query(all).fetch_all(&self.pool).await? {
            let id: String = row.try_get("id")?;
            let note: String = row.try_get("note")?;
            looked.push(LookedInto {
                finding: row.try_get("finding")?,
                note: self.open_text(cell(&id), &note).await?,
                by: row.try_get("made_by")?,
                at: times::moment(&row.try_get::<String, _>("made_at")?)?,
            });
        }
        Ok(looked)
    }
}

/// The note of a row.
fn cell(row: &str) -> Cell<'_> {
    Cell {
        table: "unusual_notes",
        row,
        column: "note",
    }
}
