//! Whether the store can be written. Where it cannot (a full disk, files or a database that may only be read, a damaged
//! file) it is still opened and read as far as possible, and says why.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::any::AnyPoolOptions;
use sqlx::{AssertSqlSafe, Executor as _};

use crate::place::{At, Database};
use crate::seal::{key_check, same_key};
use crate::{Error, PATIENCE, Place, Store, file_in, in_address, migrations};

/// Room that must be there to call the store writable, in bytes.
const ROOM: usize = 256 * 1024;

/// Whether the store can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// It can be read and written.
    Writing,
    /// It can only be read, for this reason: what a person is told.
    ReadOnly(String),
}

/// What is known of a store's condition.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// It was opened for reading only.
    opened_read_only: Option<String>,
    /// Something that was being written was given up: perhaps for a reason that lasts.
    suspected: AtomicBool,
    /// What the last look found.
    read_only: Mutex<Option<String>>,
}

impl Known {
    /// Something that was being written was given up.
    pub(crate) fn suspect(&self) {
        self.suspected.store(true, Ordering::Relaxed);
    }

    /// Refuses to begin what cannot end.
    pub(crate) fn may_write(&self) -> Result<(), Error> {
        match self.opened_read_only {
            Some(_) => Err(Error::ReadOnly),
            None => Ok(()),
        }
    }
}

impl Store {
    /// Whether the store can be written. It costs nothing while nothing fails; after a failed write, and until writing
    /// works again, it tries. A store that was opened for reading only stays so until it is opened again.
    pub async fn standing(&self) -> Condition {
        if let Some(why) = &self.known.opened_read_only {
            return Condition::ReadOnly(why.clone());
        }
        let was = self
            .known
            .read_only
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if was.is_none() && !self.known.suspected.load(Ordering::Relaxed) {
            return Condition::Writing;
        }
        // What is given up while this looks is looked into next time.
        self.known.suspected.store(false, Ordering::Relaxed);
        let is = match self.try_to_write().await {
            Ok(()) => None,
            // Somebody else writes: that is no reason to think it cannot be done.
            Err(Error::Busy) => was,
            Err(why) => Some(why.to_string()),
        };
        *self
            .known
            .read_only
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = is.clone();
        is.map_or(Condition::Writing, Condition::ReadOnly)
    }

    /// Writes as much as a small thing needs, and removes it.
    async fn try_to_write(&self) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        sqlx::query(
            "insert into sealing (name, value) values ('room', $1) on conflict (name) do update set value = excluded.value",
        )
        .bind("0".repeat(ROOM))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        let mut writing = self.begin().await?;
        sqlx::query("delete from sealing where name = 'room'")
            .execute(writing.connection()?)
            .await?;
        writing.commit().await?;
        self.known.suspected.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Opens a store that cannot be written, for reading only; nothing is brought up to date.
    pub(crate) async fn open_to_read(place: &Place, why: &Error) -> Result<Self, Error> {
        let said = why.to_string();
        let (pool, database) = match &place.at {
            At::Folder(folder) => {
                let file = file_in(folder, place)?;
                let log = std::fs::metadata(format!("{file}-wal"));
                let file = format!("sqlite://{}?mode=ro", in_address(&file));
                let found = to_read(&file).await;
                // Where not even the notes beside the file can be made it is read as it lies; that would miss what
                // stands in a log only.
                let pool = match found {
                    Err(_) if !log.is_ok_and(|log| log.len() > 0) => {
                        to_read(&format!("{file}&immutable=true")).await?
                    }
                    other => other?,
                };
                (pool, Database::Sqlite)
            }
            At::Postgres(address) => (to_read(address).await?, Database::Postgres),
        };
        let store = Self {
            pool,
            database,
            ring: Arc::default(),
            known: Arc::new(Known {
                opened_read_only: Some(said),
                ..Known::default()
            }),
        };
        let mut connection = store.pool.acquire().await?;
        migrations::all_done(&mut connection).await?;
        if let Some(check) = key_check(&mut connection).await? {
            let master = place.key(false)?;
            same_key(&check, &master)?;
            store.ring.take(master);
        }
        drop(connection);
        Ok(store)
    }
}

/// Connections that only read, once one of them has read something.
async fn to_read(address: &str) -> Result<sqlx::AnyPool, Error> {
    let sqlite = address.starts_with("sqlite:");
    let pool = AnyPoolOptions::new()
        .max_connections(4)
        .acquire_timeout(PATIENCE)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                let words = if sqlite {
                    "pragma busy_timeout = 15000; pragma query_only = on"
                } else {
                    "set default_transaction_read_only = on"
                };
                connection
                    .execute(sqlx::raw_sql(AssertSqlSafe(words)))
                    .await
                    .map(|_| ())
            })
        })
        .connect(address)
        .await?;
    pool.fetch_all("select id from migrations").await?;
    Ok(pool)
}
