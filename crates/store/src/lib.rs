//! Everything that is kept, and all of the SQL: reports and children's data as they came, what was read in reports, what
//! people put right and do.
//!
//! One set of portable statements: text ids, dates as ISO text, whole numbers for yes and no, JSON as text, `$1`
//! parameters. Only this file knows which database it talks to.

mod corrections;
mod error;
mod fetches;
mod inspection_week;
mod list_work;
mod loads;
mod migrations;
mod reports;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Duration;

use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection as _, Executor as _};

pub use error::Error;
pub use fetches::Fetched;
pub use inspection_week::{Freeze, NewFreeze, Request, RequestState};
pub use list_work::{Work, WorkKind};
pub use loads::{Load, LoadFile, Loaded, NewLoad};
pub use reports::{Added, KeptReport, NewReport, Reading, hash};

/// How long a writer waits for another to finish.
const PATIENCE: Duration = Duration::from_secs(15);

/// The store; cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
}

impl Store {
    /// Opens the store in a folder, making both if missing.
    ///
    /// # Errors
    /// When the folder cannot be made or what is in it is no store.
    pub async fn open(folder: &Path) -> Result<Self, Error> {
        let not_opened = |why: String| Error::NotOpened {
            place: folder.display().to_string(),
            why,
        };
        std::fs::create_dir_all(folder).map_err(|e| not_opened(e.to_string()))?;
        let folder = folder
            .canonicalize()
            .map_err(|e| not_opened(e.to_string()))?;
        let file = folder.join("waymark.sqlite");
        let file = file
            .to_str()
            .ok_or_else(|| not_opened("its name is not plain text".to_owned()))?;
        Self::open_sqlite(file).await.map_err(|error| match error {
            Error::Database(why) => not_opened(why.to_string()),
            Error::ReadOnly => not_opened("its files may not be written".to_owned()),
            Error::Full | Error::Busy | Error::NotOpened { .. } | Error::Strange(_) => error,
        })
    }

    async fn open_sqlite(file: &str) -> Result<Self, Error> {
        install_default_drivers();
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
        let store = Self { pool };
        store.migrate().await?;
        Ok(store)
    }

    /// A store with room for so many pages of 4 kB: a disk that soon is full.
    #[cfg(test)]
    pub(crate) async fn open_for_tests(folder: &Path, pages: u32) -> Result<Self, Error> {
        let mut store = Self::open(folder).await?;
        store.pool = AnyPoolOptions::new()
            .max_connections(1)
            .connect(&format!("sqlite://{}/waymark.sqlite", folder.display()))
            .await?;
        let room = sqlx::AssertSqlSafe(format!("pragma max_page_count = {pages}"));
        store.pool.execute(sqlx::raw_sql(room)).await?;
        Ok(store)
    }

    /// Begins to write. On `SQLite` the right to write is taken at once, so that two writers wait for each other
    /// instead of failing half way.
    async fn begin(&self) -> Result<Writing, Error> {
        let mut connection = self.pool.acquire().await?;
        connection.execute("begin immediate").await?;
        Ok(Writing(Some(connection)))
    }
}

/// Makes a fresh connection wait its turn and keep its log beside the file.
async fn prepare(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    // The order matters: turning the log on must already wait.
    for pragma in [
        "pragma busy_timeout = 15000",
        "pragma journal_mode = wal",
        "pragma synchronous = normal",
        "pragma foreign_keys = on",
    ] {
        connection.execute(pragma).await?;
    }
    Ok(())
}

/// A connection that is writing: all of it counts once committed, none of it otherwise.
///
/// Not `sqlx::Transaction`: a full disk ends the transaction by itself, and that type then counts wrongly.
struct Writing(Option<PoolConnection<Any>>);

impl Writing {
    /// The connection to write with.
    fn connection(&mut self) -> Result<&mut AnyConnection, Error> {
        self.0
            .as_deref_mut()
            .ok_or_else(|| Error::Database(sqlx::Error::PoolClosed))
    }

    /// Makes everything written count.
    async fn commit(mut self) -> Result<(), Error> {
        self.connection()?.execute("commit").await?;
        // Now it may serve others.
        drop(self.0.take());
        Ok(())
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // What was not committed is given up with its connection, whatever state it is in.
        if let Some(connection) = self.0.take() {
            drop(connection.detach());
        }
    }
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
