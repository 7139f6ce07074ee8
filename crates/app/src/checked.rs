//! Checks of the log of who looked: the verdict, in words for people and as the log itself keeps it.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use access::audit::{Broken, Kind};
use anyhow::Context as _;
use jiff::Timestamp;
use store::{KeptEntry, LogQuestion, Store, Verdict};

use crate::clock;

/// How the words of a check begin, by which the newest one is found in the log.
const CHECKED: &str = "the log was checked:";
/// Checks are looked for among so many of the newest entries about the log itself.
const AMONG: u32 = 200;

/// The check that the service itself runs, one at a time.
#[derive(Debug, Default)]
pub(crate) struct Checking(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    since: Option<Timestamp>,
    failed: Option<String>,
}

impl Checking {
    /// Since when a check runs; none while none does.
    pub(crate) fn since(&self) -> Option<Timestamp> {
        self.state().since
    }

    /// Why the last check could not be done.
    pub(crate) fn failed(&self) -> Option<String> {
        self.state().failed.clone()
    }

    /// Begins a check where none runs; says whether it did.
    pub(crate) fn begin(&self) -> bool {
        let mut state = self.state();
        if state.since.is_some() {
            return false;
        }
        *state = State {
            since: Some(clock::now()),
            failed: None,
        };
        true
    }

    /// Ends it; `failed` says why it could not be done.
    pub(crate) fn end(&self, failed: Option<String>) {
        *self.state() = State {
            since: None,
            failed,
        };
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // What a panic leaves is still whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Checks the whole log, against checkpoints where there are some (their lines), with so many connections at once.
///
/// # Errors
/// When the store cannot be read: then nothing is known.
pub(crate) async fn verdict(
    store: &Store,
    checkpoints: &str,
    at_once: usize,
) -> anyhow::Result<Verdict> {
    let signer = store.log_signer().await?;
    Ok(store.verify_log(&signer, checkpoints, at_once).await?)
}

/// The lines of a file of checkpoints.
///
/// # Errors
/// When it cannot be read: then the log must not be said to be whole.
pub(crate) fn read(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file)
        .with_context(|| format!("the checkpoints in {} cannot be read", file.display()))
}

/// What came out, in a sentence.
pub(crate) fn words(verdict: &Verdict) -> String {
    let entries = verdict.entries;
    let of = format!(
        "{entries} {} of {} {}",
        if entries == 1 { "entry" } else { "entries" },
        verdict.days,
        if verdict.days == 1 { "day" } else { "days" }
    );
    match verdict.first_broken() {
        None if verdict.checkpoints == 0 => {
            format!("The log is whole as far as can be seen without checkpoints: {of}.")
        }
        None => format!(
            "The log is whole: {of}, compared with {} {}.",
            verdict.checkpoints,
            if verdict.checkpoints == 1 {
                "checkpoint"
            } else {
                "checkpoints"
            }
        ),
        Some(first) if first.day.is_empty() => {
            format!(
                "The log is broken: {}. {of} were checked.",
                first.what.words()
            )
        }
        Some(first) => format!(
            "The log is broken on {}: {}. {of} were checked.",
            first.day,
            first.what.words()
        ),
    }
}

/// A place where it does not hold.
pub(crate) fn broken_words(broken: &Broken) -> String {
    let day = if broken.day.is_empty() {
        "day unknown"
    } else {
        &broken.day
    };
    format!("{day}, entry {}: {}", broken.seq, broken.what.words())
}

/// What came out, as the log keeps it.
pub(crate) fn log_words(verdict: &Verdict) -> String {
    format!("{CHECKED} {}", words(verdict))
}

/// The newest check that was written down; none where none was.
///
/// # Errors
/// When the store cannot be read.
pub(crate) async fn newest(store: &Store) -> Result<Option<KeptEntry>, store::Error> {
    let question = LogQuestion {
        kind: Some(Kind::Log),
        most: AMONG,
        ..LogQuestion::default()
    };
    let page = store.log_entries(&question).await?;
    Ok(page
        .entries
        .into_iter()
        .find(|kept| kept.entry.words.starts_with(CHECKED)))
}

/// What a check found, without how the log begins such entries.
pub(crate) fn found(kept: &KeptEntry) -> &str {
    kept.entry
        .words
        .strip_prefix(CHECKED)
        .unwrap_or_default()
        .trim()
}

/// Whether a check found the log whole.
pub(crate) fn was_whole(kept: &KeptEntry) -> bool {
    found(kept).starts_with("The log is whole")
}
