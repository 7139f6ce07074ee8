//! Backups: everything as it stood at one moment, in one sealed file with a manifest beside it. No key is in either.
//!
//! A backup counts once its manifest is there; what a run that was stopped left behind is no backup and is removed by
//! the next one.

mod ladder;
mod manifest;
mod restore;

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _, Row as _};
use tempfile::TempDir;

use crate::copy::{TABLES, digests_of};
use crate::place::Database;
use crate::reports::hex;
use crate::seal::{Key, cipher, key_check, owners_only, sync_folder};
use crate::{Error, Place, Store, connect_to_file};

pub use ladder::{DAILY, MONTHLY, WEEKLY, thin_backups};
pub use manifest::{Backups, LogHead, Manifest, backups_in};
pub use restore::{Rehearsal, Restored, rehearse, restore, verify_backup};

/// What stands before the name of a folder in which something is being made.
const HALF_MADE: &str = ".waymark-half-made-";

/// What a run left behind is removed after so long: another may be running.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 60 * 60);

impl Store {
    /// Makes a backup in a folder, sealed with a key of its own. Others may read and write meanwhile; what they write
    /// after it began is not in it.
    ///
    /// # Errors
    /// When the store cannot be read or the folder not be written; then there is no new backup there.
    pub async fn backup(&self, to: &Path, key: &Key, now: Timestamp) -> Result<Manifest, Error> {
        let cannot = |why: std::io::Error| cannot_write(to, &why);
        std::fs::create_dir_all(to).map_err(cannot)?;
        key.outside(Some(to))?;
        remove_what_was_left(to);
        let scratch = half_made_in(to).map_err(cannot)?;
        let plain = scratch.path().join("waymark.sqlite");
        self.write_plain(&plain, scratch.path()).await?;

        let mut file = connect_to_file(&plain).await?;
        let tables = digests_of(&mut file, Database::Sqlite, TABLES).await?;
        let migrations = migrations_of(&mut file).await?;
        let store_key = key_check(&mut file).await?.unwrap_or_default();
        let log_head = manifest::log_head(&mut file).await?;
        file.close().await?;

        let made_at = now.to_string();
        let name = format!("waymark-{}", now.strftime("%Y%m%dT%H%M%SZ"));
        let sealed = scratch.path().join("sealed");
        let written = {
            let (key, context) = (key.clone(), context(&made_at));
            let (plain, sealed) = (plain.clone(), sealed.clone());
            blocking(move || seal_file(&key, &context, &plain, &sealed)).await?
        };
        let (size, sha256) = written.map_err(cannot)?;
        let manifest = Manifest {
            format: 1,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_at,
            file: format!("{name}.backup"),
            size,
            sha256,
            backup_key: key.check(),
            store_key,
            migrations,
            tables,
            log_head,
        };
        place_both(to, scratch.path(), &sealed, &name, &manifest).map_err(cannot)?;
        Ok(manifest)
    }

    /// The whole store as one `SQLite` file.
    async fn write_plain(&self, plain: &Path, folder: &Path) -> Result<(), Error> {
        if self.database == Database::Sqlite && self.known.may_write().is_ok() {
            let into = plain
                .to_str()
                .ok_or_else(|| cannot_write(folder, &"its name is not plain text"))?
                .replace('\'', "''");
            let mut connection = self.pool.acquire().await?;
            connection
                .execute(sqlx::raw_sql(AssertSqlSafe(format!(
                    "vacuum into '{into}'"
                ))))
                .await?;
        } else {
            let to = Place::folder(folder).with_key(self.ring.master()?);
            self.copy_to(&to).await?;
            // What stands in the log beside the file is brought into the file.
            let mut file = connect_to_file(plain).await?;
            file.execute("pragma journal_mode = delete").await?;
            file.close().await?;
        }
        Ok(())
    }
}

/// A backup opens only as the one that was made at this moment.
fn context(made_at: &str) -> Vec<u8> {
    format!("waymark backup 1 {made_at}").into_bytes()
}

/// Seals a file into another that is on the disk then; its size and hash.
fn seal_file(
    key: &Key,
    context: &[u8],
    plain: &Path,
    sealed: &Path,
) -> std::io::Result<(u64, String)> {
    let mut to = Hashing {
        to: BufWriter::with_capacity(1 << 20, owners_only(sealed)?),
        hash: Sha256::new(),
        size: 0,
    };
    let from = BufReader::with_capacity(1 << 20, File::open(plain)?);
    cipher::seal_all(key.bytes(), context, from, &mut to)?;
    to.flush()?;
    to.to.get_ref().sync_all()?;
    Ok((to.size, hex(&to.hash.finalize())))
}

/// Counts and hashes what is written.
struct Hashing<W> {
    to: W,
    hash: Sha256,
    size: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.to.write_all(bytes)?;
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}

/// The hash of a file, read piece by piece.
fn hash_of_file(file: &Path) -> std::io::Result<String> {
    let mut open = File::open(file)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    loop {
        let read = open.read(&mut piece)?;
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else {
            return Ok(hex(&hash.finalize()));
        };
        hash.update(bytes);
    }
}

/// Puts the sealed file and then its manifest in their places, so that a power cut leaves both or no manifest.
fn place_both(
    to: &Path,
    scratch: &Path,
    sealed: &Path,
    name: &str,
    manifest: &Manifest,
) -> std::io::Result<()> {
    let half_made = scratch.join("manifest");
    let mut file = owners_only(&half_made)?;
    file.write_all(manifest.json()?.as_bytes())?;
    file.sync_all()?;
    rename(sealed, &to.join(&manifest.file))?;
    sync_folder(to)?;
    rename(&half_made, &to.join(format!("{name}.json")))?;
    sync_folder(to)
}

/// Gives a file its name, never in the place of another. Not a link: the shares backups are written to know none.
fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.exists() {
        return Err(std::io::Error::other(format!(
            "{} is there already",
            to.display()
        )));
    }
    std::fs::rename(from, to)
}

/// The names of the migrations a file went through.
async fn migrations_of(connection: &mut AnyConnection) -> Result<Vec<String>, Error> {
    sqlx::query("select id from migrations order by id")
        .fetch_all(connection)
        .await?
        .iter()
        .map(|row| row.try_get("id").map_err(Error::from))
        .collect()
}

/// A folder for what is being made; it goes with the run.
fn half_made_in(folder: &Path) -> std::io::Result<TempDir> {
    tempfile::Builder::new()
        .prefix(HALF_MADE)
        .tempdir_in(folder)
}

/// Removes what runs that were stopped left behind. Whether that works is no matter.
fn remove_what_was_left(folder: &Path) {
    let left: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(HALF_MADE))
        .filter(|entry| {
            entry
                .metadata()
                .and_then(|about| about.modified())
                .is_ok_and(|at| {
                    SystemTime::now()
                        .duration_since(at)
                        .is_ok_and(|age| age > LEFT_BEHIND)
                })
        })
        .map(|entry| entry.path())
        .collect();
    for folder in left {
        let _ = std::fs::remove_dir_all(folder);
    }
}

fn cannot_write(folder: &Path, why: &dyn std::fmt::Display) -> Error {
    Error::NotOpened {
        place: folder.display().to_string(),
        why: why.to_string(),
    }
}

/// Does what keeps a thread busy where no page waits for it.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|why| Error::Strange(format!("a backup: {why}")))
}
