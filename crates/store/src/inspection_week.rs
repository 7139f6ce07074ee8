//! Inspection week: Annex A frozen and signed, and what inspectors ask for.

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::reports::{hash, strange};
use crate::seal::Cell;
use crate::{Error, Store};

/// Annex A to be frozen.
#[derive(Debug, Clone)]
pub struct NewFreeze<'a> {
    /// The day it speaks of.
    pub as_at: Date,
    /// The moment of freezing.
    pub at: Timestamp,
    /// Who signs it.
    pub by: &'a str,
    /// A note.
    pub note: &'a str,
    /// Rows of each list, as JSON.
    pub counts: &'a str,
    /// The workbook.
    pub bytes: &'a [u8],
}

/// A frozen Annex A, without its workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freeze {
    /// Its id.
    pub id: String,
    /// The day it speaks of.
    pub as_at: Date,
    /// When it was frozen.
    pub at: Timestamp,
    /// Who signed it.
    pub by: String,
    /// The note.
    pub note: String,
    /// The workbook's hash.
    pub sha256: String,
    /// Rows of each list, as JSON.
    pub counts: String,
}

/// How a request of the inspectors stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestState {
    /// Asked for.
    Open,
    /// Given to them.
    Given,
    /// Withdrawn by them.
    Withdrawn,
}

impl RequestState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Given, Self::Withdrawn];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Given => "given",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// A request of the inspectors, as one entry of the log has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which request; empty for a new one.
    pub request: String,
    /// When this entry was made.
    pub at: Timestamp,
    /// Which inspector asked.
    pub asked_by: String,
    /// What for.
    pub what: String,
    /// Who is to answer.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// How it stands.
    pub state: RequestState,
    /// A note.
    pub note: String,
    /// Who made this entry.
    pub by: String,
}

/// What was removed of an inspection that is long over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedInspection {
    /// Hashes of the frozen workbooks, the oldest first.
    pub frozen: Vec<String>,
    /// How many requests.
    pub requests: usize,
}

impl Store {
    /// Keeps a frozen Annex A and gives its id.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_freeze(&self, freeze: &NewFreeze<'_>) -> Result<String, Error> {
        let id = Uuid::now_v7().to_string();
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        let note = sealer.text(freeze_cell(&id, "note"), freeze.note)?;
        let bytes = sealer.bytes(freeze_cell(&id, "bytes"), freeze.bytes)?;
        sqlx::query(
            "insert into freezes (id, as_at, frozen_at, signed_by, note, sha256, counts, bytes) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&id)
        .bind(freeze.as_at.to_string())
        .bind(freeze.at.to_string())
        .bind(freeze.by)
        .bind(note)
        .bind(hash(freeze.bytes))
        .bind(freeze.counts)
        .bind(bytes)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(id)
    }

    /// Every frozen Annex A, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn freezes(&self) -> Result<Vec<Freeze>, Error> {
        let rows = sqlx::query(
            "select id, as_at, frozen_at, signed_by, note, sha256, counts from freezes order by id desc",
        )
        .fetch_all(&self.pool)
        .await?;
        let mut freezes = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: String = row.try_get("id")?;
            let note: String = row.try_get("note")?;
            let as_at: String = row.try_get("as_at")?;
            let at: String = row.try_get("frozen_at")?;
            freezes.push(Freeze {
                note: self.open_text(freeze_cell(&id, "note"), &note).await?,
                id,
                as_at: as_at.parse().map_err(|e| strange("a freeze's day", &e))?,
                at: at.parse().map_err(|e| strange("a freeze's moment", &e))?,
                by: row.try_get("signed_by")?,
                sha256: row.try_get("sha256")?,
                counts: row.try_get("counts")?,
            });
        }
        Ok(freezes)
    }

    /// The workbook of a frozen Annex A, checked against its hash.
    ///
    /// # Errors
    /// When the store cannot be read or the workbook is not what was frozen.
    pub async fn frozen(&self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        let row = sqlx::query("select sha256, bytes from freezes where id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let kept: String = row.try_get("sha256")?;
        let sealed: Vec<u8> = row.try_get("bytes")?;
        let bytes = self.open_bytes(freeze_cell(id, "bytes"), &sealed).await?;
        if hash(&bytes) != kept {
            return Err(strange(
                "a frozen Annex A",
                &"its bytes are not those that were signed",
            ));
        }
        Ok(Some(bytes))
    }

    /// Removes a frozen Annex A; says whether there was one.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn remove_freeze(&self, id: &str) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let done = sqlx::query("delete from freezes where id = $1")
            .bind(id)
            .execute(writing.connection()?)
            .await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Removes every Annex A frozen before a day, and the requests of which nothing was written on that day or after it.
    ///
    /// # Errors
    /// When nothing can be written; then all of it stays.
    pub async fn remove_inspection_before(&self, day: Date) -> Result<RemovedInspection, Error> {
        let day = day.to_string();
        let mut writing = self.begin().await?;
        // A moment is kept as text that begins with its day.
        let old = sqlx::query("select sha256 from freezes where frozen_at < $1 order by id")
            .bind(&day)
            .fetch_all(writing.connection()?)
            .await?;
        let frozen = old
            .iter()
            .map(|row| row.try_get("sha256"))
            .collect::<Result<_, _>>()?;
        sqlx::query("delete from freezes where frozen_at < $1")
            .bind(&day)
            .execute(writing.connection()?)
            .await?;
        let requests = sqlx::query(
            "select request from requests group by request having max(asked_at) < $1 order by request",
        )
        .bind(&day)
        .fetch_all(writing.connection()?)
        .await?;
        for row in &requests {
            sqlx::query("delete from requests where request = $1")
                .bind(row.try_get::<String, _>("request")?)
                .execute(writing.connection()?)
                .await?;
        }
        writing.commit().await?;
        Ok(RemovedInspection {
            frozen,
            requests: requests.len(),
        })
    }

    /// Keeps an entry of the log of requests and gives the request's id.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_request(&self, entry: &Request) -> Result<String, Error> {
        let id = Uuid::now_v7().to_string();
        let request = if entry.request.is_empty() {
            id.clone()
        } else {
            entry.request.clone()
        };
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        let what = sealer.text(request_cell(&id, "what"), &entry.what)?;
        let note = sealer.text(request_cell(&id, "note"), &entry.note)?;
        sqlx::query(
            "insert into requests (id, request, asked_at, asked_by, what, owner, due, state, note, noted_by) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(&id)
        .bind(&request)
        .bind(entry.at.to_string())
        .bind(&entry.asked_by)
        .bind(what)
        .bind(&entry.owner)
        .bind(entry.due.map(|day| day.to_string()).unwrap_or_default())
        .bind(entry.state.word())
        .bind(note)
        .bind(&entry.by)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(request)
    }

    /// Every entry of the log, oldest first; entries of one request share its id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn requests(&self) -> Result<Vec<Request>, Error> {
        let rows = sqlx::query(
            "select id, request, asked_at, asked_by, what, owner, due, state, note, noted_by from requests order by id",
        )
        .fetch_all(&self.pool)
        .await?;
        let mut requests = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: String = row.try_get("id")?;
            let mut entry = request_of(row)?;
            entry.what = self
                .open_text(request_cell(&id, "what"), &entry.what)
                .await?;
            entry.note = self
                .open_text(request_cell(&id, "note"), &entry.note)
                .await?;
            requests.push(entry);
        }
        Ok(requests)
    }
}

/// Where what is sealed of a freeze belongs.
fn freeze_cell<'a>(id: &'a str, column: &'static str) -> Cell<'a> {
    Cell {
        table: "freezes",
        row: id,
        column,
    }
}

/// Where what is sealed of a request belongs.
fn request_cell<'a>(id: &'a str, column: &'static str) -> Cell<'a> {
    Cell {
        table: "requests",
        row: id,
        column,
    }
}

/// An entry as it lies in its row: what is sealed is sealed still.
fn request_of(row: &AnyRow) -> Result<Request, Error> {
    let at: String = row.try_get("asked_at")?;
    let due: String = row.try_get("due")?;
    let state: String = row.try_get("state")?;
    Ok(Request {
        request: row.try_get("request")?,
        at: at.parse().map_err(|e| strange("a request's moment", &e))?,
        asked_by: row.try_get("asked_by")?,
        what: row.try_get("what")?,
        owner: row.try_get("owner")?,
        due: if due.is_empty() {
            None
        } else {
            Some(
                due.parse()
                    .map_err(|e| strange("a request's due day", &e))?,
            )
        },
        state: RequestState::from_word(&state)
            .ok_or_else(|| strange("a request's state", &state))?,
        note: row.try_get("note")?,
        by: row.try_get("noted_by")?,
    })
}
