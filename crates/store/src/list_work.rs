//! What people do about those on a list: added to, never altered; a note may be removed, and what is old.

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::reports::strange;
use crate::seal::Cell;
use crate::{Error, Store};

/// What was done about somebody on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkKind {
    /// Somebody took it on themselves.
    Taken,
    /// Given to somebody.
    Assigned,
    /// A note.
    Note,
    /// Put off to a day, with the reason.
    PutOff,
    /// Done, as far as the person can tell: off the list until the rule says something new.
    Done,
}

impl WorkKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Taken,
        Self::Assigned,
        Self::Note,
        Self::PutOff,
        Self::Done,
    ];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Assigned => "assigned",
            Self::Note => "note",
            Self::PutOff => "put_off",
            Self::Done => "done",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One thing done about one on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Its identifier; empty before it is kept.
    pub id: String,
    /// The list's word.
    pub list: String,
    /// Whom: the case system's identifier, with what it is in front (`child:`, `worker:`, `household:`).
    pub subject: String,
    /// What was done.
    pub kind: WorkKind,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// To whom it was given; empty otherwise.
    pub worker: String,
    /// Reason or note.
    pub reason: String,
    /// The day a deferral ends.
    pub until: Option<Date>,
    /// What the rule said at the time: since when and what was due.
    pub standing: String,
}

impl Store {
    /// Keeps what was done, all of it or nothing: bulk actions are one.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_work(&self, work: &[Work]) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        for each in work {
            let id = Uuid::now_v7().to_string();
            let reason = sealer.text(reason_cell(&id), &each.reason)?;
            sqlx::query(
                "insert into list_work (id, list, subject, kind, done_at, done_by, worker, reason, until, standing) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            )
            .bind(&id)
            .bind(&each.list)
            .bind(&each.subject)
            .bind(each.kind.word())
            .bind(each.at.to_string())
            .bind(&each.by)
            .bind(&each.worker)
            .bind(reason)
            .bind(each.until.map(|day| day.to_string()).unwrap_or_default())
            .bind(&each.standing)
            .execute(writing.connection()?)
            .await?;
        }
        writing.commit().await
    }

    /// Everything done about those on a list, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn work_on(&self, list: &str) -> Result<Vec<Work>, Error> {
        let rows = sqlx::query(
            "select id, list, subject, kind, done_at, done_by, worker, reason, until, standing from list_work \
             where list = $1 order by id",
        );
        self.work_of(&rows.bind(list).fetch_all(&self.pool).await?)
            .await
    }

    /// Everything done about one on any list, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn work_about(&self, subject: &str) -> Result<Vec<Work>, Error> {
        let rows = sqlx::query(
            "select id, list, subject, kind, done_at, done_by, worker, reason, until, standing from list_work \
             where subject = $1 order by id",
        );
        self.work_of(&rows.bind(subject).fetch_all(&self.pool).await?)
            .await
    }

    /// Removes a note; says whether there was one. Anything else that was done stays.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn remove_note(&self, id: &str) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let done = sqlx::query("delete from list_work where id = $1 and kind = $2")
            .bind(id)
            .bind(WorkKind::Note.word())
            .execute(writing.connection()?)
            .await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Removes everything done before a day; says how many things.
    ///
    /// # Errors
    /// When nothing can be written; then all of it stays.
    pub async fn remove_work_before(&self, day: Date) -> Result<u64, Error> {
        let mut writing = self.begin().await?;
        // A moment is kept as text that begins with its day.
        let done = sqlx::query("delete from list_work where done_at < $1")
            .bind(day.to_string())
            .execute(writing.connection()?)
            .await?;
        writing.commit().await?;
        Ok(done.rows_affected())
    }

    async fn work_of(&self, rows: &[AnyRow]) -> Result<Vec<Work>, Error> {
        let mut work = Vec::with_capacity(rows.len());
        for row in rows {
            let id: String = row.try_get("id")?;
            let reason: String = row.try_get("reason")?;
            let reason = self.open_text(reason_cell(&id), &reason).await?;
            work.push(work_of(row, id, reason)?);
        }
        Ok(work)
    }
}

/// Where a reason belongs.
fn reason_cell(id: &str) -> Cell<'_> {
    Cell {
        table: "list_work",
        row: id,
        column: "reason",
    }
}

fn work_of(row: &AnyRow, id: String, reason: String) -> Result<Work, Error> {
    let kind: String = row.try_get("kind")?;
    let at: String = row.try_get("done_at")?;
    let until: String = row.try_get("until")?;
    Ok(Work {
        id,
        list: row.try_get("list")?,
        subject: row.try_get("subject")?,
        kind: WorkKind::from_word(&kind).ok_or_else(|| strange("work on a list", &kind))?,
        at: at
            .parse()
            .map_err(|e| strange("a moment of work on a list", &e))?,
        by: row.try_get("done_by")?,
        worker: row.try_get("worker")?,
        reason,
        until: if until.is_empty() {
            None
        } else {
            Some(
                until
                    .parse()
                    .map_err(|e| strange("the end of a deferral", &e))?,
            )
        },
        standing: row.try_get("standing")?,
    })
}
