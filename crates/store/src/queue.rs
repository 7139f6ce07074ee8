//! Loads that wait to be read: each is taken by one worker at a time, and by another where that one died.
//!
//! Loads of one source are read in the order they came, so that the newest is in force at the end; different sources are
//! read side by side.

use jiff::{SignedDuration, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;

use crate::loads::{Packed, PackedFile, count, number};
use crate::reports::strange;
use crate::seal::Cell;
use crate::{Error, Loaded, NewLoad, Store, Writing};

/// How long a worker may be silent before another takes over what it was reading.
pub const TAKEN_OVER_AFTER: SignedDuration = SignedDuration::from_secs(120);

/// How often reading a load is tried.
pub const TRIES: usize = 3;

/// What is told of a load whose reader died each time.
const STOPPED: &str = "reading it stopped the reader each time; nothing of it was used, and what was in force stays in force";

/// Files to be put in the queue.
#[derive(Debug, Clone, Copy)]
pub struct NewQueued<'a> {
    /// The source: `ssd`, `annex-a`, `optional`.
    pub source: &'a str,
    /// Name and bytes of each file.
    pub files: &'a [(String, Vec<u8>)],
    /// The moment of uploading.
    pub at: Timestamp,
    /// Who uploads.
    pub by: &'a str,
    /// Whether it was invented for the sample authority.
    pub invented: bool,
}

/// How a load in the queue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum QueueState {
    /// Nobody reads it yet.
    Waiting,
    /// Somebody is reading it.
    Taken,
    /// It is a load, in force.
    Done,
    /// It is a load of which nothing could be used.
    Refused,
    /// It could not be read in three tries.
    Failed,
}

impl QueueState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Taken,
        Self::Done,
        Self::Refused,
        Self::Failed,
    ];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// A load in the queue, without its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Its id.
    pub id: String,
    /// The source.
    pub source: String,
    /// Whether it was invented.
    pub invented: bool,
    /// When it was uploaded.
    pub at: Timestamp,
    /// Who uploaded it.
    pub by: String,
    /// How it stands.
    pub state: QueueState,
    /// How often reading it was begun.
    pub attempts: usize,
    /// The worker that took it last; empty before.
    pub taken_by: String,
    /// The load it became.
    pub load: Option<String>,
    /// What a person is told: why it waits again, was refused or failed.
    pub words: String,
}

/// A load in a worker's hands.
#[derive(Debug, Clone)]
pub struct Taken {
    /// What it is.
    pub entry: Queued,
    /// Name and bytes of each file.
    pub files: Vec<(String, Vec<u8>)>,
}

/// What became of finishing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// It is kept.
    Kept(Loaded),
    /// Nothing was kept: the worker was silent for too long, and another has it now.
    TakenOver,
}

impl Store {
    /// Puts files in the queue, sealed; the entry's id.
    ///
    /// # Errors
    /// When nothing can be written; then nothing was.
    pub async fn queue_load(&self, load: &NewQueued<'_>) -> Result<String, Error> {
        self.queue_packed(load, Packed::of(load.files)?).await
    }

    /// Puts files in the queue that were packed while they came; those of `load` are not looked at.
    ///
    /// # Errors
    /// When nothing can be written; then nothing was.
    pub async fn queue_packed(
        &self,
        load: &NewQueued<'_>,
        packed: Packed,
    ) -> Result<String, Error> {
        let id = Uuid::now_v7().to_string();
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        sqlx::query(
            "insert into load_queue (id, source, invented, queued_at, queued_by, state, attempts, taken_by, taken_at, \
             seen_at, ended_at, load, words) values ($1, $2, $3, $4, $5, 'waiting', 0, '', '', '', '', '', '')",
        )
        .bind(&id)
        .bind(load.source)
        .bind(i64::from(load.invented))
        .bind(moment(load.at))
        .bind(load.by)
        .execute(writing.connection()?)
        .await?;
        for (place, file) in packed.files.into_iter().enumerate() {
            let bytes = sealer.bytes(file_cell(&format!("{id}/{place}")), &file.bytes)?;
            sqlx::query(
                "insert into load_queue_files (entry, place, name, size, sha256, bytes) values ($1, $2, $3, $4, $5, $6)",
            )
            .bind(&id)
            .bind(number(place))
            .bind(file.name)
            .bind(number(file.size))
            .bind(file.sha256)
            .bind(bytes)
            .execute(writing.connection()?)
            .await?;
        }
        writing.commit().await?;
        Ok(id)
    }

    /// Gives this worker the load it is to read next: the longest waiting one whose source nobody is reading, or one
    /// whose worker has been silent for [`TAKEN_OVER_AFTER`]. No two workers are given the same.
    ///
    /// `worker` is a word no other worker has, also not the same program started again.
    ///
    /// # Errors
    /// When the store can be neither read nor written.
    pub async fn take_next(&self, worker: &str, now: Timestamp) -> Result<Option<Taken>, Error> {
        let Some(entry) = self.claim_next(worker, now).await? else {
            return Ok(None);
        };
        let files = self.queued_files(&entry.id).await?;
        Ok(Some(Taken { entry, files }))
    }

    /// The same, without the files: [`Store::queued_packed`] gives them.
    ///
    /// # Errors
    /// When the store can be neither read nor written.
    pub async fn claim_next(&self, worker: &str, now: Timestamp) -> Result<Option<Queued>, Error> {
        let silent = moment(now.saturating_sub(TAKEN_OVER_AFTER).unwrap_or(now));
        let next = format!(
            "select id, attempts from load_queue q where (state = 'waiting' or (state = 'taken' and seen_at < $1)) \
             and not exists (select 1 from load_queue before where before.source = q.source and before.id < q.id \
             and before.state in ('waiting', 'taken')) order by id limit 1{}",
            self.database.skip_locked()
        );
        let mut writing = self.begin().await?;
        loop {
            let row = sqlx::query(AssertSqlSafe(next.as_str()))
                .bind(&silent)
                .fetch_optional(writing.connection()?)
                .await?;
            let Some(row) = row else {
                writing.commit().await?;
                return Ok(None);
            };
            let id: String = row.try_get("id")?;
            if count(row.try_get("attempts")?) >= TRIES {
                end(&mut writing, &id, QueueState::Failed, "", STOPPED, now).await?;
                continue;
            }
            sqlx::query(
                "update load_queue set state = 'taken', attempts = attempts + 1, taken_by = $1, taken_at = $2, \
                 seen_at = $2 where id = $3",
            )
            .bind(worker)
            .bind(moment(now))
            .bind(&id)
            .execute(writing.connection()?)
            .await?;
            writing.commit().await?;
            return self.queued_load(&id).await;
        }
    }

    /// Lets what this worker has in hand wait again: it could neither end nor give it back while the database was away,
    /// which is no try. How many there were.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn let_go(&self, worker: &str) -> Result<u64, Error> {
        self.put_back(
            "update load_queue set state = 'waiting', attempts = attempts - 1 where state = 'taken' and taken_by = $1",
            worker,
        )
        .await
    }

    /// Lets what is in anybody's hands wait again, where one program at a time serves the store: whoever had it in hand
    /// when that program starts is dead. How many there were. On `PostgreSQL`, where several programs may serve the store,
    /// nothing is done: they see who is silent.
    ///
    /// A command that reads a load beside the service is not harmed: what it then finishes is not kept, and the service
    /// reads it.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn put_back_left_over(&self) -> Result<u64, Error> {
        if self.database.serves_many() {
            return Ok(0);
        }
        // Nobody is called that: whatever is taken is meant.
        let nobody = "";
        self.put_back(
            "update load_queue set state = 'waiting' where state = 'taken' and taken_by <> $1",
            nobody,
        )
        .await
    }

    async fn put_back(&self, sql: &'static str, worker: &str) -> Result<u64, Error> {
        let mut writing = self.begin().await?;
        let back = sqlx::query(sql)
            .bind(worker)
            .execute(writing.connection()?)
            .await?
            .rows_affected();
        writing.commit().await?;
        Ok(back)
    }

    /// Says that a worker is still reading; whether the load is still in its hands.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn still_reading(
        &self,
        id: &str,
        worker: &str,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let seen = sqlx::query(
            "update load_queue set seen_at = $1 where id = $2 and taken_by = $3 and state = 'taken'",
        )
        .bind(moment(now))
        .bind(id)
        .bind(worker)
        .execute(writing.connection()?)
        .await?
        .rows_affected();
        writing.commit().await?;
        Ok(seen > 0)
    }

    /// Keeps what was read as a load and ends its wait, both or neither. `words` are what a person is told.
    ///
    /// # Errors
    /// When nothing can be written; then nothing was, and the load is still in the worker's hands.
    pub async fn finish(
        &self,
        id: &str,
        worker: &str,
        load: &NewLoad<'_>,
        words: &str,
    ) -> Result<Finished, Error> {
        self.finish_packed(id, worker, load, Packed::of(load.files)?, words)
            .await
    }

    /// The same with files as they were packed; those of `load` are not looked at.
    ///
    /// # Errors
    /// When nothing can be written; then nothing was, and the load is still in the worker's hands.
    pub async fn finish_packed(
        &self,
        id: &str,
        worker: &str,
        load: &NewLoad<'_>,
        packed: Packed,
        words: &str,
    ) -> Result<Finished, Error> {
        let mut writing = self.begin().await?;
        if !in_hand(&mut writing, id, worker, self.database.for_update()).await? {
            return Ok(Finished::TakenOver);
        }
        let loaded = self.write_load(&mut writing, load, packed).await?;
        let (Loaded::New(kept) | Loaded::Already(kept)) = &loaded;
        let state = if load.refused.is_empty() {
            QueueState::Done
        } else {
            QueueState::Refused
        };
        end(&mut writing, id, state, kept, words, load.at).await?;
        writing.commit().await?;
        Ok(Finished::Kept(loaded))
    }

    /// Puts a load that could not be read back into the queue; after [`TRIES`] tries it has failed, and `why` is what a
    /// person is told. How it stands then; none where another has it by now.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn give_back(
        &self,
        id: &str,
        worker: &str,
        why: &str,
        now: Timestamp,
    ) -> Result<Option<QueueState>, Error> {
        let mut writing = self.begin().await?;
        if !in_hand(&mut writing, id, worker, self.database.for_update()).await? {
            return Ok(None);
        }
        let row = sqlx::query("select attempts from load_queue where id = $1")
            .bind(id)
            .fetch_one(writing.connection()?)
            .await?;
        let state = if count(row.try_get("attempts")?) >= TRIES {
            end(&mut writing, id, QueueState::Failed, "", why, now).await?;
            QueueState::Failed
        } else {
            sqlx::query("update load_queue set state = 'waiting', words = $1 where id = $2")
                .bind(why)
                .bind(id)
                .execute(writing.connection()?)
                .await?;
            QueueState::Waiting
        };
        writing.commit().await?;
        Ok(Some(state))
    }

    /// Every load that is or was in the queue, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn queued_loads(&self) -> Result<Vec<Queued>, Error> {
        sqlx::query(
            "select id, source, invented, queued_at, queued_by, state, attempts, taken_by, load, words \
             from load_queue order by id desc",
        )
        .fetch_all(&self.pool)
        .await?
        .iter()
        .map(queued_of)
        .collect()
    }

    /// One load that is or was in the queue.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn queued_load(&self, id: &str) -> Result<Option<Queued>, Error> {
        sqlx::query(
            "select id, source, invented, queued_at, queued_by, state, attempts, taken_by, load, words \
             from load_queue where id = $1",
        )
        .bind(id)
        .fetch_optional(&self.pool)
        .await?
        .map(|row| queued_of(&row))
        .transpose()
    }

    /// The files of a load in the queue, opened and checked.
    pub(crate) async fn queued_files(&self, id: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
        self.queued_packed(id).await?.unpacked()
    }

    /// The files of a load in the queue, opened and still packed.
    ///
    /// # Errors
    /// When the store cannot be read or a file is not what was kept.
    pub async fn queued_packed(&self, id: &str) -> Result<Packed, Error> {
        let rows = sqlx::query(
            "select place, name, size, sha256, bytes from load_queue_files where entry = $1 order by place",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let mut files = Vec::with_capacity(rows.len());
        for row in &rows {
            let place: i64 = row.try_get("place")?;
            let sealed: Vec<u8> = row.try_get("bytes")?;
            let cell = format!("{id}/{place}");
            files.push(PackedFile {
                name: row.try_get("name")?,
                size: count(row.try_get("size")?),
                sha256: row.try_get("sha256")?,
                bytes: self.open_bytes(file_cell(&cell), &sealed).await?,
            });
        }
        Ok(Packed::from_files(files))
    }
}

/// Whether a load is in this worker's hands; if so it stays there until the commit.
async fn in_hand(
    writing: &mut Writing,
    id: &str,
    worker: &str,
    for_update: &str,
) -> Result<bool, Error> {
    let words = format!(
        "select id from load_queue where id = $1 and taken_by = $2 and state = 'taken'{for_update}"
    );
    let row = sqlx::query(AssertSqlSafe(words))
        .bind(id)
        .bind(worker)
        .fetch_optional(writing.connection()?)
        .await?;
    Ok(row.is_some())
}

/// Ends a load's wait; its files are kept as a load by now, or not at all.
async fn end(
    writing: &mut Writing,
    id: &str,
    state: QueueState,
    load: &str,
    words: &str,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "update load_queue set state = $1, load = $2, words = $3, ended_at = $4 where id = $5",
    )
    .bind(state.word())
    .bind(load)
    .bind(words)
    .bind(moment(now))
    .bind(id)
    .execute(writing.connection()?)
    .await?;
    sqlx::query("delete from load_queue_files where entry = $1")
        .bind(id)
        .execute(writing.connection()?)
        .await?;
    Ok(())
}

/// Where the bytes of a waiting file belong; `row` is the entry's id and the file's place.
fn file_cell(row: &str) -> Cell<'_> {
    Cell {
        table: "load_queue_files",
        row,
        column: "bytes",
    }
}

/// A moment with as many digits as any other, so that text sorts as time does.
fn moment(at: Timestamp) -> String {
    format!("{at:.3}")
}

fn queued_of(row: &AnyRow) -> Result<Queued, Error> {
    let at: String = row.try_get("queued_at")?;
    let state: String = row.try_get("state")?;
    let invented: i64 = row.try_get("invented")?;
    let load: String = row.try_get("load")?;
    Ok(Queued {
        id: row.try_get("id")?,
        source: row.try_get("source")?,
        invented: invented != 0,
        at: at
            .parse()
            .map_err(|e| strange("the moment of an upload", &e))?,
        by: row.try_get("queued_by")?,
        state: QueueState::from_word(&state)
            .ok_or_else(|| strange("the state of an upload", &state))?,
        attempts: count(row.try_get("attempts")?),
        taken_by: row.try_get("taken_by")?,
        load: (!load.is_empty()).then_some(load),
        words: row.try_get("words")?,
    })
}
