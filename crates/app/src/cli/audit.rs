//! `waymark audit`: whether the log of who looked is what was written, a file of it, and the end of its oldest days.

mod export;

use std::path::PathBuf;
use std::time::Duration;

use access::audit::{Entry, Kind};
use anyhow::Context as _;
use clap::{Args, Subcommand};
use jiff::ToSpan as _;
use store::{Store, Verdict};

use crate::cli::Ended;
use crate::cli::serve::in_runtime;
use crate::settings::{self, Data};
use crate::{checked, clock};

/// The log of who looked
#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    Verify(Verify),
    Remove(Remove),
    Export(export::Export),
}

/// Check that no entry of the log was changed, added or removed
///
/// Exit status: 0 the log is whole, 1 it is broken (the day is named), 2 it could not be checked.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    data: Data,
    /// File of checkpoints, kept in a second place: without one nobody can tell whether the newest entries were cut off
    #[arg(long, value_name = "FILE")]
    checkpoints: Option<PathBuf>,
}

/// Remove whole days whose time is over, the oldest first
///
/// What stands for them is signed, so that the log can still be checked; the log says that they were removed. Exit
/// status: 0 removed, or there was nothing so old, 2 it could not be done.
#[derive(Debug, Args)]
pub(crate) struct Remove {
    #[command(flatten)]
    data: Data,
    /// Keep this many years; the council says how many, we advise 7
    #[arg(long, value_name = "YEARS", value_parser = clap::value_parser!(i16).range(1..=100))]
    keep: i16,
}

/// Runs a command about the log.
pub(super) fn run(asked: &Audit) -> anyhow::Result<Ended> {
    match asked {
        Audit::Verify(asked) => in_runtime(verify(asked)),
        Audit::Remove(asked) => in_runtime(remove(asked)),
        Audit::Export(asked) => in_runtime(export::run(asked)),
    }
}

#[expect(clippy::print_stdout, reason = "a command says what it did")]
async fn remove(asked: &Remove) -> anyhow::Result<Ended> {
    let store = asked.data.open().await?;
    let now = clock::now();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let before = today.saturating_sub(i32::from(asked.keep).years());
    let signer = store.log_signer().await?;
    let by = settings::person();
    let removed = store.remove_old_log(before, &signer, &by, now).await?;
    println!("Removed {removed} entries of before {before}.");
    Ok(Ended::Clean)
}

async fn verify(asked: &Verify) -> anyhow::Result<Ended> {
    let store = asked.data.open().await?;
    let checkpoints = match &asked.checkpoints {
        Some(file) => checked::read(file)?,
        None => String::new(),
    };
    let all = store.log_size().await?;
    let began = clock::now();
    let told = tokio::spawn(async move {
        // What takes less than a second needs no word.
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let seconds = clock::now().duration_since(began).as_secs();
            eprint!("\rChecking {all} entries: {seconds} s");
        }
    });
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let verdict = checked::verdict(&store, &checkpoints, at_once).await;
    told.abort();
    if clock::now().duration_since(began).as_secs() > 0 {
        eprintln!();
    }
    let verdict = verdict?;
    say(&verdict);
    note(&store, &verdict).await?;
    Ok(if verdict.holds() {
        Ended::Clean
    } else {
        Ended::Found
    })
}

#[expect(clippy::print_stdout, reason = "a command says what it found")]
fn say(verdict: &Verdict) {
    println!("{}", checked::words(verdict));
    for broken in verdict.broken.iter().take(20) {
        println!("{}", checked::broken_words(broken));
    }
    for words in verdict.unchecked() {
        eprintln!("Not checked: {words}.");
    }
}

/// The check is itself in the log: who ran it, and what came out.
async fn note(store: &Store, verdict: &Verdict) -> anyhow::Result<()> {
    let mut entry = Entry::new(clock::now(), Kind::Log, "waymark audit verify");
    entry.name = settings::person();
    entry.words = checked::log_words(verdict);
    store
        .log(&[entry])
        .await
        .context("the log was checked, and the check could not be written down in it")?;
    Ok(())
}
