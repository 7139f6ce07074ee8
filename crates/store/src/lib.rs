//! Everything that is kept, and all of the SQL: reports as they came, what was read in them, what people put right.
//!
//! One set of portable statements: text ids, dates as ISO text, whole numbers for yes and no, JSON as text, `$1`
//! parameters. Only this file knows which database it talks to.

mod corrections;
mod error;
mod fetches;
mod migrations;
mod reports;

use std::path::Path;
use std::time::Duration;

use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::{Any, AnyPool, Executor as _, Transaction};

pub use error::Error;
pub use fetches::Fetched;
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
        let pool = AnyPoolOptions::new()
            .max_connections(4)
            .acquire_timeout(PATIENCE * 2)
            .after_connect(|connection, _| {
                Box::pin(async move {
                    // The order matters: turning the log on must already wait its turn.
                    connection.execute("pragma busy_timeout = 15000").await?;
                    connection.execute("pragma journal_mode = wal").await?;
                    connection.execute("pragma synchronous = normal").await?;
                    connection.execute("pragma foreign_keys = on").await?;
                    Ok(())
                })
            })
            .connect(&address)
            .await?;
        let store = Self { pool };
        store.migrate().await?;
        Ok(store)
    }

    /// Begins to write. On SQLite the right to write is taken at once, so that two writers wait for each other
    /// instead of failing half way.
    async fn begin(&self) -> Result<Transaction<'static, Any>, Error> {
        Ok(self.pool.begin_with("begin immediate").await?)
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
