//! Settings, read once from the command line: where things are kept and where the service listens.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use inspection::authorities::{self, Authority};
use store::{Place, Store};

/// Where the store lies.
#[derive(Debug, Clone, Args)]
pub(crate) struct Data {
    /// Folder everything is kept in
    #[arg(
        long = "data",
        value_name = "DIR",
        default_value = "./waymark-data",
        conflicts_with = "database"
    )]
    folder: PathBuf,
    /// PostgreSQL database everything is kept in instead, as `postgres://user@host/name`; its password from a password
    /// file (`~/.pgpass`), not from here, where other users of the machine could read it
    #[arg(long, value_name = "URL", requires = "key")]
    database: Option<String>,
    /// File with the key that names and addresses are encrypted with: made where missing for a new store, and never
    /// inside the data folder [default: DIR.key beside the folder]
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

impl Data {
    /// Where the store lies, with its key.
    pub(crate) fn place(&self) -> Place {
        let place = match &self.database {
            Some(address) => Place::parse(address),
            None => Place::folder(&self.folder),
        };
        match &self.key {
            Some(file) => place.with_key_file(file),
            None => place,
        }
    }

    /// Opens the store.
    ///
    /// # Errors
    /// When it cannot be opened; the words say what to do.
    pub(crate) async fn open(&self) -> anyhow::Result<Store> {
        Ok(Store::open_at(&self.place()).await?)
    }
}

/// Which council the records are of.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Council {
    /// The council, by name or by the department's three-digit code: its region and statistical neighbours are then
    /// shown beside its numbers
    #[arg(long, value_name = "NAME or CODE", value_parser = council)]
    pub(crate) authority: Option<&'static Authority>,
}

fn council(given: &str) -> Result<&'static Authority, String> {
    authorities::by_la_code(given)
        .or_else(|| authorities::matching(given))
        .filter(|authority| !authority.former)
        .ok_or_else(|| {
            "it is none of the 153 authorities; give its name or three-digit code".to_owned()
        })
}

/// Where the service listens.
#[derive(Debug, Clone, Args)]
pub(crate) struct Listen {
    /// Address to serve on
    #[arg(long = "listen", value_name = "ADDR", default_value = "127.0.0.1:8903")]
    pub(crate) address: SocketAddr,
}

/// Who runs the program, as the system knows them.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
pub(crate) fn person() -> String {
    ["USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "the command line".to_owned())
}
