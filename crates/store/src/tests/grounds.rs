//! The two databases a test runs on, each with an empty place of its own.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};
use tempfile::TempDir;

use super::server;
use crate::{Place, Store};

/// An empty place for one test.
pub(crate) struct Ground {
    /// Where the test's store is.
    pub(crate) place: Place,
    /// For files of the test; the store lies in it where it is a folder.
    pub(crate) folder: TempDir,
}

impl Ground {
    /// Opens the store.
    pub(crate) async fn open(&self) -> Store {
        Store::open_at(&self.place).await.unwrap()
    }

    /// Another empty place in the same kind of database.
    pub(crate) async fn another(&self) -> Self {
        if self.place.as_folder().is_some() {
            in_a_folder()
        } else {
            in_postgres(server::address().unwrap()).await
        }
    }
}

/// Runs a test on `SQLite`, and on `PostgreSQL` where there is a server.
pub(crate) async fn on_each(test: impl AsyncFn(Ground)) {
    test(in_a_folder()).await;
    if let Some(address) = server::address() {
        test(in_postgres(address).await).await;
    }
}

/// A place in a fresh folder.
pub(crate) fn in_a_folder() -> Ground {
    let folder = TempDir::new().unwrap();
    Ground {
        place: Place::folder(&folder.path().join("store")),
        folder,
    }
}

/// A place in a fresh database of this server.
pub(crate) async fn in_postgres(address: &str) -> Ground {
    static MADE: AtomicU32 = AtomicU32::new(0);
    install_default_drivers();
    let name = format!(
        "waymark_test_{}_{}",
        std::process::id(),
        MADE.fetch_add(1, Ordering::Relaxed)
    );
    let mut server = AnyConnection::connect(address).await.unwrap();
    for words in ["drop database if exists", "create database"] {
        server
            .execute(sqlx::raw_sql(AssertSqlSafe(format!("{words} {name}"))))
            .await
            .unwrap();
    }
    let folder = TempDir::new().unwrap();
    let mut address: url::Url = address.parse().unwrap();
    address.set_path(&name);
    Ground {
        place: Place::parse(address.as_str()).with_key_file(&folder.path().join("test.key")),
        folder,
    }
}
