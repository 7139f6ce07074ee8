//! `waymark backup`, `waymark restore`, `waymark rehearse`: what is kept is kept twice, and comes back.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use access::audit::{Entry, Kind};
use anyhow::Context as _;
use clap::Args;
use store::{Condition, Key, Manifest, Rehearsal, Store, Verdict};

use crate::cli::Ended;
use crate::cli::serve::in_runtime;
use crate::settings::{self, Data};
use crate::{checked, clock};

/// Back everything up into one sealed file, while the service runs
///
/// Afterwards backups that the ladder does not hold are removed: the newest of each of 7 days, 5 weeks and 12 months
/// stays, and the newest good one always. Exit status: 0 backed up, 2 not.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    data: Data,
    /// Folder to put it in
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[command(flatten)]
    sealing: BackupKey,
    /// Remove no older backup
    #[arg(long)]
    keep_all: bool,
}

/// Restore a backup into a fresh place, checking everything
///
/// The file's hash, rows and hash of every table, the database itself and the log of who looked are checked before
/// anything is called restored. Everybody signs in again afterwards. Exit status: 0 restored, 1 restored and the log is
/// broken, 2 not restored.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup: its manifest, its file, or a folder, for the newest in it
    #[arg(value_name = "BACKUP")]
    from: PathBuf,
    #[command(flatten)]
    data: Data,
    #[command(flatten)]
    sealing: BackupKey,
    /// Say of every table what was checked
    #[arg(long)]
    verify: bool,
}

/// Try a backup: restore it, check it, time it, remove it
///
/// Exit status: 0 it comes back whole, 1 it comes back and the log is broken, 2 it does not come back.
#[derive(Debug, Args)]
pub(crate) struct Rehearse {
    /// The backup: its manifest, its file, or a folder, for the newest in it
    #[arg(value_name = "BACKUP")]
    from: PathBuf,
    #[command(flatten)]
    data: Data,
    #[command(flatten)]
    sealing: BackupKey,
    /// Folder with room for the trial; it is left as it was
    #[arg(long, value_name = "DIR", default_value = ".")]
    scratch: PathBuf,
    /// File to add the report to as well
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// The key of backups.
#[derive(Debug, Args)]
struct BackupKey {
    /// File with the key backups are sealed with: another than the store's, and never beside the backups
    #[arg(long, value_name = "FILE")]
    backup_key: PathBuf,
}

/// Backs up.
pub(super) fn run(asked: &Backup) -> anyhow::Result<Ended> {
    in_runtime(async {
        let store = asked.data.open().await?;
        let new = !asked.sealing.backup_key.exists();
        let key = Key::read_or_make(&asked.sealing.backup_key)?;
        if new {
            eprintln!(
                "A key for backups was made in {}. Keep a copy of it and of the store's key where neither the service nor \
                 the backups are: without both no backup can be read again.",
                asked.sealing.backup_key.display()
            );
        }
        let made = store.backup(&asked.to, &key, clock::now()).await?;
        say_backup(&made);
        match store.standing().await {
            Condition::Writing => {
                let words = format!("backed up as {}", made.file);
                note(&store, "waymark backup", &words).await?;
            }
            Condition::ReadOnly(why) => {
                eprintln!("The backup is made, and is not in the log of who looked, as {why}.");
            }
        }
        if !asked.keep_all {
            let removed = store::thin_backups(&asked.to)?;
            if !removed.is_empty() {
                say(&format!("{} older backups were removed.", removed.len()));
            }
        }
        Ok(Ended::Clean)
    })
}

/// Restores.
pub(super) fn restore(asked: &Restore) -> anyhow::Result<Ended> {
    in_runtime(async {
        let key = Key::read(&asked.sealing.backup_key)?;
        let restored = store::restore(&asked.from, &key, &asked.data.place()).await?;
        say_backup(&restored.manifest);
        if asked.verify {
            for table in &restored.manifest.tables {
                say(&format!(
                    "{}: {} rows, {}",
                    table.table, table.rows, table.sha256
                ));
            }
        }
        say(&format!(
            "Restored and checked in {:.1} seconds. Everybody has to sign in again.",
            restored.took.as_secs_f64()
        ));
        let words = format!("restored from {}", restored.manifest.file);
        note(&restored.store, "waymark restore", &words).await?;
        Ok(say_log(&restored.log))
    })
}

/// Rehearses.
pub(super) fn rehearse(asked: &Rehearse) -> anyhow::Result<Ended> {
    in_runtime(async {
        let key = Key::read(&asked.sealing.backup_key)?;
        let place = asked.data.place();
        let tried = store::rehearse(&asked.from, &key, &place, &asked.scratch).await?;
        let report = report(&tried);
        say(&report);
        if let Some(file) = &asked.report {
            add_to(file, &report)
                .with_context(|| format!("the report cannot be added to {}", file.display()))?;
        }
        Ok(if tried.log.holds() {
            Ended::Clean
        } else {
            Ended::Found
        })
    })
}

fn report(tried: &Rehearsal) -> String {
    format!(
        "Rehearsal on {}\n\nBackup of {} ({}, {} MB, version {}).\nRestored and checked in {:.1} seconds: {} tables, {} \
         rows, each hash as in the manifest.\n{}\n",
        clock::now(),
        tried.manifest.made_at,
        tried.manifest.file,
        megabytes(tried.manifest.size),
        tried.manifest.program,
        tried.took.as_secs_f64(),
        tried.manifest.tables.len(),
        tried.rows,
        checked::words(&tried.log)
    )
}

fn add_to(file: &Path, report: &str) -> std::io::Result<()> {
    let mut open = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)?;
    open.write_all(format!("{report}\n").as_bytes())?;
    open.sync_all()
}

fn say_backup(made: &Manifest) {
    say(&format!(
        "Backup of {}: {}, {} MB, {} rows in {} tables. To restore it: the backup key {} and the store's key {}.",
        made.made_at,
        made.file,
        megabytes(made.size),
        made.tables.iter().map(|table| table.rows).sum::<usize>(),
        made.tables.len(),
        made.backup_key,
        made.store_key,
    ));
}

fn say_log(log: &Verdict) -> Ended {
    say(&checked::words(log));
    for broken in log.broken.iter().take(20) {
        say(&checked::broken_words(broken));
    }
    if log.holds() {
        Ended::Clean
    } else {
        Ended::Found
    }
}

/// Millions of bytes, rounded up.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

#[expect(clippy::print_stdout, reason = "a command says what it did")]
fn say(words: &str) {
    println!("{words}");
}

/// What was done from the machine itself is in the log.
pub(super) async fn note(store: &Store, command: &str, words: &str) -> anyhow::Result<()> {
    let mut entry = Entry::new(clock::now(), Kind::Command, command);
    entry.name = settings::person();
    entry.words = words.to_owned();
    store
        .log(&[entry])
        .await
        .context("it was done, and could not be written down in the log")?;
    Ok(())
}
