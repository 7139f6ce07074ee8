//! A backup is opened, checked against its manifest, and put into a fresh place; or only tried.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sqlx::{AnyConnection, Connection as _, Executor as _, Row as _};

use super::{
    Manifest, backups_in, blocking, cannot_write, context, half_made_in, hash_of_file,
    manifest::log_head, migrations_of, rename,
};
use crate::audit::Verdict;
use crate::copy::{TABLES, Table, digests_of};
use crate::place::{At, Database};
use crate::reports::strange;
use crate::seal::{Key, cipher, key_check, owners_only, same_key, sync_folder};
use crate::{Error, Place, Store, connect_to_file};

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// The store, open.
    pub store: Store,
    /// What the backup says of itself; all of it was checked.
    pub manifest: Manifest,
    /// Whether the log of who looked is what was written.
    pub log: Verdict,
    /// How long it took, checks and all.
    pub took: Duration,
}

/// What came of trying a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// The backup.
    pub manifest: Manifest,
    /// How long it took to restore and check it.
    pub took: Duration,
    /// Rows that came back.
    pub rows: usize,
    /// What the check of the log of who looked found.
    pub log: Verdict,
}

/// Restores a backup into a fresh place: a folder without a store, or an empty database. `from` is a manifest, a backup's
/// file, or a folder: then the newest in it. The place must come with the key of the store that was backed up.
///
/// Everything is checked against the manifest before it is put there; a backup of an earlier version is brought forward.
/// Everybody has to sign in again, and codes that were sent are void: what happened since is not known.
///
/// # Errors
/// When there is no backup, a key is not the right one, anything is not as the manifest says, or the place is not fresh.
pub async fn restore(from: &Path, key: &Key, to: &Place) -> Result<Restored, Error> {
    let began = Instant::now();
    let (folder, manifest) = found(from)?;
    same_key(&manifest.store_key, &to.key(false)?)?;
    let scratch = match &to.at {
        At::Folder(target) => {
            if target.join("waymark.sqlite").exists() {
                return Err(to.not_opened(
                    "there is a store in it already; restore into a fresh folder and change over then",
                ));
            }
            std::fs::create_dir_all(target).map_err(|e| to.not_opened(e.to_string()))?;
            half_made_in(target)
        }
        At::Postgres(_) => half_made_in(&std::env::temp_dir()),
    }
    .map_err(|e| to.not_opened(e.to_string()))?;
    let plain = scratch.path().join("waymark.sqlite");
    open_and_check(&folder, &manifest, key, &plain).await?;
    match &to.at {
        At::Folder(target) => {
            File::open(&plain)
                .and_then(|file| file.sync_all())
                .and_then(|()| rename(&plain, &target.join("waymark.sqlite")))
                .and_then(|()| sync_folder(target))
                .map_err(|e| to.not_opened(e.to_string()))?;
        }
        At::Postgres(_) => {
            let here = Place::folder(scratch.path()).with_key(to.key(false)?);
            Store::open_at(&here).await?.copy_to(to).await?;
        }
    }
    let store = Store::open_at(to).await?;
    store.end_what_was_begun().await?;
    let signer = store.log_signer().await?;
    let log = store.verify_log(&signer, "", 2).await?;
    Ok(Restored {
        store,
        manifest,
        log,
        took: began.elapsed(),
    })
}

/// Opens a backup and checks it against its manifest, and puts it nowhere. `scratch` is a folder with room for it.
///
/// # Errors
/// When there is no backup, the key is not the right one, or anything is not as the manifest says.
pub async fn verify_backup(from: &Path, key: &Key, scratch: &Path) -> Result<Manifest, Error> {
    let (folder, manifest) = found(from)?;
    let scratch = half_made_in(scratch).map_err(|e| cannot_write(scratch, &e))?;
    let plain = scratch.path().join("waymark.sqlite");
    open_and_check(&folder, &manifest, key, &plain).await?;
    Ok(manifest)
}

/// Restores a backup for trial into a folder of its own in `scratch`, with the key of the store at `place` (which need
/// not be there itself), and removes it again.
///
/// # Errors
/// As [`restore`].
pub async fn rehearse(
    from: &Path,
    key: &Key,
    place: &Place,
    scratch: &Path,
) -> Result<Rehearsal, Error> {
    let scratch = half_made_in(scratch).map_err(|e| cannot_write(scratch, &e))?;
    let trial = Place::folder(&scratch.path().join("store")).with_key_of(place)?;
    let restored = restore(from, key, &trial).await?;
    restored.store.pool.close().await;
    Ok(Rehearsal {
        rows: restored.manifest.tables.iter().map(|t| t.rows).sum(),
        manifest: restored.manifest,
        took: restored.took,
        log: restored.log,
    })
}

/// The folder and manifest of the backup that is meant.
fn found(from: &Path) -> Result<(PathBuf, Manifest), Error> {
    if from.is_dir() {
        let backups = backups_in(from)?;
        // An older one in its place would bring back an older day unasked.
        if let Some(why) = backups.unread.into_iter().next() {
            return Err(why);
        }
        return backups
            .good
            .into_iter()
            .next()
            .map(|(_, manifest)| (from.to_owned(), manifest))
            .ok_or_else(|| cannot_write(from, &"there is no backup in it"));
    }
    let folder = match from.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    Manifest::read(&from.with_extension("json")).map(|manifest| (folder.to_owned(), manifest))
}

/// Opens a backup into a file and checks everything its manifest says.
async fn open_and_check(
    folder: &Path,
    manifest: &Manifest,
    key: &Key,
    plain: &Path,
) -> Result<(), Error> {
    same_key(&manifest.backup_key, key)?;
    let sealed = folder.join(&manifest.file);
    let opened = {
        let (sealed, plain) = (sealed.clone(), plain.to_owned());
        let (key, manifest) = (key.clone(), manifest.clone());
        blocking(move || open_file(&key, &manifest, &sealed, &plain)).await?
    };
    opened.map_err(|why| cannot_write(&sealed, &why))?;
    let mut file = connect_to_file(plain).await?;
    check_content(&mut file, manifest).await?;
    file.close().await?;
    Ok(())
}

fn open_file(key: &Key, manifest: &Manifest, sealed: &Path, plain: &Path) -> std::io::Result<()> {
    let changed = |what: &str| {
        std::io::Error::other(format!(
            "the backup is not the one its manifest speaks of ({what}): take another one"
        ))
    };
    if std::fs::metadata(sealed)?.len() != manifest.size {
        return Err(changed("its size"));
    }
    if hash_of_file(sealed)? != manifest.sha256 {
        return Err(changed("its hash"));
    }
    let from = BufReader::with_capacity(1 << 20, File::open(sealed)?);
    let mut to = BufWriter::with_capacity(1 << 20, owners_only(plain)?);
    cipher::open_all(key.bytes(), &context(&manifest.made_at), from, &mut to)?;
    to.flush()
}

/// What is in the file against what the manifest says.
async fn check_content(file: &mut AnyConnection, manifest: &Manifest) -> Result<(), Error> {
    let differs = |what: &str| strange("the backup", &format!("{what} is not as it was"));
    for check in ["pragma integrity_check", "pragma foreign_key_check"] {
        for row in file.fetch_all(check).await? {
            let word: String = row.try_get(0)?;
            if word != "ok" {
                return Err(strange("the backup's file is damaged", &word));
            }
        }
    }
    if migrations_of(file).await? != manifest.migrations {
        return Err(differs("its version"));
    }
    if key_check(file).await?.unwrap_or_default() != manifest.store_key {
        return Err(differs("its key"));
    }
    if log_head(file).await? != manifest.log_head {
        return Err(differs("the log of who looked"));
    }
    let named: Vec<&'static Table> = manifest
        .tables
        .iter()
        .map(|digest| TABLES.iter().find(|table| table.name == digest.table))
        .collect::<Option<_>>()
        .ok_or_else(|| differs("the list of tables"))?;
    let found = digests_of(file, Database::Sqlite, named).await?;
    match found
        .iter()
        .zip(&manifest.tables)
        .find(|(is, was)| is != was)
    {
        Some((table, _)) => Err(differs(&format!("table {}", table.table))),
        None => Ok(()),
    }
}

impl Store {
    /// Ends sessions, sign-ins under way, and codes: a restored store does not know who signed out since.
    async fn end_what_was_begun(&self) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        for words in [
            "delete from sessions",
            "delete from pending_sign_ins",
            "delete from codes",
            "delete from attempts",
        ] {
            sqlx::query(words).execute(writing.connection()?).await?;
        }
        writing.commit().await
    }
}
