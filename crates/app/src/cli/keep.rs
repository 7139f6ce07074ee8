//! `waymark store`: a store is moved to another place, and its keys are changed.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use store::{Key, Place};

use crate::cli::Ended;
use crate::cli::backup::note;
use crate::cli::serve::in_runtime;
use crate::clock;
use crate::settings::Data;

/// The store itself
#[derive(Debug, Subcommand)]
pub(crate) enum Keep {
    Copy(Copy),
    RotateKeys(RotateKeys),
}

/// Copy everything into an empty place, in either database
///
/// Shows one moment, all of it arrives or nothing, and rows and hashes of every table are compared. Stop the service
/// first: what is written meanwhile is not copied. Exit status: 0 copied, 2 not.
#[derive(Debug, Args)]
pub(crate) struct Copy {
    #[command(flatten)]
    data: Data,
    /// Folder or `postgres://user@host/name` to copy to; it is opened with the same key file
    #[arg(long, value_name = "DIR or URL")]
    to: String,
}

/// Change the keys: seal everything anew
///
/// It can be stopped at any moment and run again. Exit status: 0 changed, 2 not yet.
#[derive(Debug, Args)]
pub(crate) struct RotateKeys {
    #[command(flatten)]
    data: Data,
    /// File with the key to open the store with from now on, made where missing; without it only the key inside changes
    #[arg(long, value_name = "FILE")]
    new_key: Option<PathBuf>,
}

/// Runs a command about the store.
pub(super) fn run(asked: &Keep) -> anyhow::Result<Ended> {
    match asked {
        Keep::Copy(asked) => in_runtime(copy(asked)),
        Keep::RotateKeys(asked) => in_runtime(rotate(asked)),
    }
}

async fn copy(asked: &Copy) -> anyhow::Result<Ended> {
    let store = asked.data.open().await?;
    let to = Place::parse(&asked.to).with_key_of(&asked.data.place())?;
    let tables = store.copy_to(&to).await?;
    for table in &tables {
        say(&format!(
            "{}: {} rows, {}",
            table.table, table.rows, table.sha256
        ));
    }
    say(&format!(
        "Copied to {}: {} rows in {} tables, each compared. Give the same key file when opening it.",
        to.words(),
        tables.iter().map(|table| table.rows).sum::<usize>(),
        tables.len()
    ));
    note(
        &store,
        "waymark store copy",
        &format!("copied to {}", to.words()),
    )
    .await?;
    Ok(Ended::Clean)
}

async fn rotate(asked: &RotateKeys) -> anyhow::Result<Ended> {
    let store = asked.data.open().await?;
    let new = asked
        .new_key
        .as_deref()
        .map(|file| asked.data.place().key_outside(file))
        .transpose()?;
    let rotated = store.rotate_keys(new.as_ref(), clock::now()).await?;
    note(&store, "waymark store rotate-keys", "the keys were changed").await?;
    say(&format!("{} values were sealed anew.", rotated.sealed));
    if let (Some(file), Some(key)) = (&asked.new_key, new.as_ref().map(Key::check)) {
        say(&format!(
            "Open the store with --key {} (check value {key}) from now on. Keep the old key as long as backups made with \
             it are kept.",
            file.display()
        ));
    }
    Ok(Ended::Clean)
}

#[expect(clippy::print_stdout, reason = "a command says what it did")]
fn say(words: &str) {
    println!("{words}");
}
