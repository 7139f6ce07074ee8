//! Checkpoints of the log, in a second place: a file on another disk, a share that is written once, or what a log
//! collector reads.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use access::audit::{Checkpoint, Signer};
use sqlx::Row as _;

use super::hash_of;
use crate::{Error, Store, times};

/// Where checkpoints are written, and how often.
#[derive(Debug, Clone)]
pub struct Checkpoints {
    /// The file; a line is added to it.
    pub file: PathBuf,
    /// After so many entries; one is written on each new day and at the end as well.
    pub every: i64,
    /// Signs them: [`Store::log_signer`].
    pub signer: Signer,
}

impl Checkpoints {
    /// Adds a checkpoint to the file; when it answers it is on the disk.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, checkpoint: &Checkpoint) -> std::io::Result<()> {
        add_line(&self.file, &checkpoint.line(&self.signer))
    }
}

fn add_line(file: &Path, line: &str) -> std::io::Result<()> {
    let mut open = OpenOptions::new().create(true).append(true).open(file)?;
    // In one piece, so that two programs that write to one file do not mix their lines.
    open.write_all(format!("{line}\n").as_bytes())?;
    open.sync_all()
}

impl Store {
    /// What signs the log's checkpoints: its key is sealed by the key outside the store, and outlives a change of that.
    ///
    /// # Errors
    /// When the store can be neither read nor written.
    pub async fn log_signer(&self) -> Result<Signer, Error> {
        Ok(Signer::of(&self.secret_for("log").await?))
    }

    /// Where the log stands; none while it is empty.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_newest(&self) -> Result<Option<Checkpoint>, Error> {
        let row = sqlx::query(
            "select a.seq as seq, a.hash as hash, a.at as at from audit a where a.seq = (select seq from audit_head where id = 1)",
        )
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Checkpoint {
            seq: row.try_get("seq")?,
            hash: hash_of(&row.try_get::<String, _>("hash")?)?,
            at: times::moment(&row.try_get::<String, _>("at")?)?,
        }))
    }
}
