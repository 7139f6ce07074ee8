//! Everything that is kept, and all of the SQL: reports and children's data as they came, what was read in reports, what
//! people put right and do.
//!
//! One set of portable statements: text ids, dates as ISO text, whole numbers for yes and no, JSON as text, `$1`
//! parameters. Only `place.rs` knows what differs between the two databases.

mod attempts;
mod audit;
mod backup;
mod condition;
mod copy;
mod corrections;
mod error;
mod fetches;
mod grants;
mod inspection_week;
mod list_work;
mod loads;
mod locks;
mod migrations;
mod packing;
mod people;
mod place;
mod programme;
mod queue;
mod releases;
mod reports;
mod return_findings;
mod seal;
mod sessions;
#[cfg(test)]
mod tests;
mod times;
mod unusual;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection as _, Executor as _};

use condition::Known;
use place::{At, Database};
use seal::Ring;

pub use attempts::{CodePurpose, NewCode};
pub use audit::{
    Checkpoints, KeptEntry, LogPage, LogQuestion, LogWriter, Logged, NotLogged, OPENED,
    PersonCount, Standing, Verdict,
};
pub use backup::{
    Backups, DAILY, LogHead, MONTHLY, Manifest, Rehearsal, Restored, WEEKLY, backups_in, rehearse,
    restore, thin_backups, verify_backup,
};
pub use condition::Condition;
pub use copy::TableDigest;
pub use error::Error;
pub use fetches::Fetched;
pub use grants::{Authority, Grant, NotGranted, Proposal};
pub use inspection_week::{Freeze, NewFreeze, RemovedInspection, Request, RequestState};
pub use list_work::{Work, WorkKind};
pub use loads::{Load, LoadFile, Loaded, NewLoad, Packed, PackedFile};
pub use locks::{Lock, LockKind, Purpose};
pub use packing::Packing;
pub use people::{Identity, NewPerson, Person};
pub use place::Place;
pub use programme::{Appended, KeptChange, KeptFile, Maker, NewChange, NewFile};
pub use queue::{Finished, NewQueued, QueueState, Queued, TAKEN_OVER_AFTER, TRIES, Taken};
pub use releases::{Approval, NewRelease, Release, Signed};
pub use reports::{Added, KeptReport, NewReport, Reading, hash};
pub use return_findings::{Explanation, ExplanationKind, ReturnFindings};
pub use seal::{Key, Rotated};
pub use sessions::{NewSession, PendingSignIn, Renewal, Session};
pub use unusual::LookedInto;

/// How long a writer waits for another to finish.
const PATIENCE: Duration = Duration::from_secs(15);

/// The store; cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    database: Database,
    ring: Arc<Ring>,
    known: Arc<Known>,
}

impl Store {
    /// Opens the store in a folder, making both if missing.
    ///
    /// # Errors
    /// When the folder cannot be made or what is in it is no store.
    pub async fn open(folder: &Path) -> Result<Self, Error> {
        Self::open_at(&Place::folder(folder)).await
    }

    /// Opens the store at a place: a folder, made if missing, or a `PostgreSQL` database that is there already.
    ///
    /// A store that is there but cannot be written is opened for reading: [`Store::standing`] says so.
    ///
    /// # Errors
    /// When the place cannot be reached or made, or what is in it is no store.
    pub async fn open_at(place: &Place) -> Result<Self, Error> {
        let why = match Self::open_to_write(place).await {
            Ok(store) => return Ok(store),
            Err(error) => error,
        };
        if !matches!(why, Error::Full | Error::ReadOnly | Error::Damaged(_)) {
            return Err(place.cannot_open(why));
        }
        match Self::open_to_read(place, &why).await {
            Ok(store) => Ok(store),
            Err(error @ (Error::Key(_) | Error::Strange(_))) => Err(error),
            // What stands in the way of reading follows from what stands in the way of writing.
            Err(_) => Err(place.cannot_open(why)),
        }
    }

    async fn open_to_write(place: &Place) -> Result<Self, Error> {
        let store = Self::connect(place).await?;
        store.begin_sealing(place, Timestamp::now()).await?;
        Ok(store)
    }

    /// Opens the store and brings it up to date; what is sealed stays so.
    async fn open_without_key(place: &Place) -> Result<Self, Error> {
        Self::connect(place)
            .await
            .map_err(|error| place.cannot_open(error))
    }

    async fn connect(place: &Place) -> Result<Self, Error> {
        install_default_drivers();
        match &place.at {
            At::Folder(folder) => Self::open_sqlite(&file_in(folder, place)?).await,
            At::Postgres(address) => Self::open_postgres(address).await,
        }
    }

    async fn open_sqlite(file: &str) -> Result<Self, Error> {
        let address = format!("sqlite://{}?mode=rwc", in_address(file));
        // A pool tries again and again to connect; what is no database should say so at once.
        let mut first = AnyConnection::connect(&address).await?;
        prepare(&mut first).await?;
        first.close().await?;
        let pool = AnyPoolOptions::new()
            .max_connections(4)
            .acquire_timeout(PATIENCE * 2)
            .after_connect(|connection, _| Box::pin(prepare(connection)))
            .connect(&address)
            .await?;
        let store = Self {
            pool,
            database: Database::Sqlite,
            ring: Arc::default(),
            known: Arc::default(),
        };
        store.migrate().await?;
        Ok(store)
    }

    async fn open_postgres(address: &str) -> Result<Self, Error> {
        AnyConnection::connect(address).await?.close().await?;
        let pool = AnyPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(PATIENCE * 2)
            .after_connect(|connection, _| {
                Box::pin(async move {
                    connection
                        .execute("set lock_timeout = '15s'; set time zone 'UTC'; set client_min_messages = warning")
                        .await
                        .map(|_| ())
                })
            })
            .connect(address)
            .await?;
        let store = Self {
            pool,
            database: Database::Postgres,
            ring: Arc::default(),
            known: Arc::default(),
        };
        store.migrate().await?;
        Ok(store)
    }

    /// A store with room for so many pages of 4 kB: a disk that soon is full.
    #[cfg(test)]
    pub(crate) async fn open_for_tests(folder: &Path, pages: u32) -> Result<Self, Error> {
        let mut store = Self::open(folder).await?;
        store.pool = AnyPoolOptions::new()
            .max_connections(1)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    prepare(connection).await?;
                    let room = format!("pragma max_page_count = {pages}");
                    let room = sqlx::raw_sql(sqlx::AssertSqlSafe(room));
                    connection.execute(room).await.map(|_| ())
                })
            })
            .connect(&format!("sqlite://{}/waymark.sqlite", folder.display()))
            .await?;
        Ok(store)
    }

    /// Begins to write.
    async fn begin(&self) -> Result<Writing, Error> {
        self.known.may_write()?;
        let mut connection = self.pool.acquire().await?;
        if let Err(error) = connection.execute(self.database.begin()).await {
            self.known.suspect();
            return Err(error.into());
        }
        Ok(Writing {
            connection: Some(connection),
            known: self.known.clone(),
        })
    }

    /// Begins to write what must come one after the other, also where several programs write at once.
    async fn begin_in_turn(&self) -> Result<Writing, Error> {
        let mut writing = self.begin().await?;
        if let Some(wait) = self.database.in_turn() {
            writing.connection()?.execute(wait).await?;
        }
        Ok(writing)
    }
}

/// The file of the store in a folder, which is made if missing.
fn file_in(folder: &Path, place: &Place) -> Result<String, Error> {
    std::fs::create_dir_all(folder).map_err(|e| place.not_opened(e.to_string()))?;
    let folder = folder
        .canonicalize()
        .map_err(|e| place.not_opened(e.to_string()))?;
    folder
        .join("waymark.sqlite")
        .to_str()
        .map(str::to_owned)
        .ok_or_else(|| place.not_opened("its name is not plain text"))
}

/// Makes a fresh connection wait its turn and keep its log beside the file.
async fn prepare(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    // The order matters: turning the log on must already wait.
    for pragma in [
        "pragma busy_timeout = 15000",
        "pragma journal_mode = wal",
        // What was acknowledged survives a power cut.
        "pragma synchronous = full",
        "pragma foreign_keys = on",
    ] {
        connection.execute(pragma).await?;
    }
    Ok(())
}

/// A connection that is writing: all of it counts once committed, none of it otherwise.
///
/// Not `sqlx::Transaction`: a full disk ends the transaction by itself, and that type then counts wrongly.
struct Writing {
    connection: Option<PoolConnection<Any>>,
    known: Arc<Known>,
}

impl Writing {
    /// The connection to write with.
    fn connection(&mut self) -> Result<&mut AnyConnection, Error> {
        self.connection
            .as_deref_mut()
            .ok_or_else(|| Error::Database(sqlx::Error::PoolClosed))
    }

    /// Makes everything written count.
    async fn commit(mut self) -> Result<(), Error> {
        self.connection()?.execute("commit").await?;
        // Now it may serve others.
        drop(self.connection.take());
        Ok(())
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // What was not committed is given up with its connection, whatever state it is in.
        if let Some(connection) = self.connection.take() {
            self.known.suspect();
            drop(connection.detach());
        }
    }
}

/// A connection to a store's file that is there and is nobody's store: one being made or checked.
async fn connect_to_file(file: &Path) -> Result<AnyConnection, Error> {
    // Nothing may have been opened in this program yet.
    install_default_drivers();
    let path = file.to_str().ok_or_else(|| Error::NotOpened {
        place: file.display().to_string(),
        why: "its name is not plain text".to_owned(),
    })?;
    Ok(AnyConnection::connect(&format!("sqlite://{}", in_address(path))).await?)
}

/// A file's path as it stands in an address.
fn in_address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' => address.push_str("%25"),
            '?' => address.push_str("%3F"),
            '#' => address.push_str("%23"),
            ' ' => address.push_str("%20"),
            _ => address.push(c),
        }
    }
    address
}
