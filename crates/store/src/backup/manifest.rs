//! What stands beside a backup: when, how large, with which keys, and what is in it by rows and hashes.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, Row as _};

use crate::copy::TableDigest;
use crate::reports::strange;
use crate::{Error, migrations};

/// What is known of a backup without opening it. It names keys by their check values and holds none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of backup and manifest.
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// When it was made: the moment it speaks of.
    pub made_at: String,
    /// The sealed file's name, in the same folder.
    pub file: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its hash.
    pub sha256: String,
    /// Which key seals it: its check value.
    pub backup_key: String,
    /// Which key the store in it needs: its check value.
    pub store_key: String,
    /// The steps its tables went through.
    pub migrations: Vec<String>,
    /// Rows and hash of each table.
    pub tables: Vec<TableDigest>,
    /// The newest entry of the log of who looked; none where there was none.
    pub log_head: Option<LogHead>,
}

/// The newest entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogHead {
    /// Its number.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// When the file cannot be read or is none that this version knows.
    pub fn read(file: &Path) -> Result<Self, Error> {
        let cannot = |why: &dyn std::fmt::Display| Error::NotOpened {
            place: file.display().to_string(),
            why: why.to_string(),
        };
        let mut text = String::new();
        std::fs::File::open(file)
            .and_then(|open| open.take(1 << 20).read_to_string(&mut text))
            .map_err(|e| cannot(&e))?;
        let manifest: Self = serde_json::from_str(&text)
            .map_err(|e| cannot(&format!("it is no manifest of a backup: {e}")))?;
        if manifest.format != 1 || !migrations::known(&manifest.migrations) {
            return Err(cannot(
                &"the backup was made by a newer version of this program; restore it with that version",
            ));
        }
        // A name that leads elsewhere is nobody's backup.
        if Path::new(&manifest.file).file_name() != Some(manifest.file.as_ref()) {
            return Err(cannot(&"it names a file in another folder"));
        }
        Ok(manifest)
    }

    /// The moment it was made.
    ///
    /// # Errors
    /// When the manifest says no moment.
    pub fn moment(&self) -> Result<Timestamp, Error> {
        self.made_at
            .parse()
            .map_err(|e| strange("the moment of a backup", &e))
    }

    pub(super) fn json(&self) -> std::io::Result<String> {
        serde_json::to_string_pretty(self)
            .map(|json| json + "\n")
            .map_err(std::io::Error::other)
    }
}

/// The newest entry of the log in a store's file.
pub(super) async fn log_head(file: &mut AnyConnection) -> Result<Option<LogHead>, Error> {
    sqlx::query("select seq, hash from audit_head where seq > 0")
        .fetch_optional(file)
        .await?
        .map(|row| {
            Ok(LogHead {
                seq: row.try_get("seq")?,
                hash: row.try_get("hash")?,
            })
        })
        .transpose()
}

/// The backups in a folder.
#[derive(Debug, Default)]
pub struct Backups {
    /// Those with a manifest that can be read, newest first: where it lies, and what it says.
    pub good: Vec<(PathBuf, Manifest)>,
    /// Manifests that cannot be read, and why.
    pub unread: Vec<Error>,
}

/// Every backup in a folder, by its manifest; none of them is opened.
///
/// # Errors
/// When the folder cannot be read.
pub fn backups_in(folder: &Path) -> Result<Backups, Error> {
    let entries = std::fs::read_dir(folder).map_err(|e| super::cannot_write(folder, &e))?;
    let mut found = Vec::new();
    let mut unread = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| super::cannot_write(folder, &e))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with("waymark-") || !name.ends_with(".json") {
            continue;
        }
        match Manifest::read(&path).and_then(|manifest| Ok((manifest.moment()?, manifest))) {
            Ok((at, manifest)) => found.push((at, path, manifest)),
            Err(why) => unread.push(why),
        }
    }
    found.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    Ok(Backups {
        good: found
            .into_iter()
            .map(|(_, path, manifest)| (path, manifest))
            .collect(),
        unread,
    })
}
