//! What is kept no longer than it is needed: files of loads whose place newer ones have taken; and, where the council says
//! for how long, what was done about those on lists, frozen Annex A, and what inspectors asked for.

use access::audit::{Entry, Kind};
use clap::Args;
use jiff::{SignedDuration, ToSpan as _};

use crate::clock;
use crate::state::App;

/// For how many days things are kept.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct Kept {
    /// Days the files of a load are kept after a newer load of the same source has taken its place
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    pub(crate) keep_files: u16,
    /// Days what was done about those on a list is kept: notes, who took it on, what was put off [default: for good]
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) keep_work: Option<u16>,
    /// Days a frozen Annex A and what inspectors asked for are kept [default: for good]
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) keep_inspection: Option<u16>,
}

/// Removes what is kept no longer; the log says what.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn remove(app: &App, kept: Kept) -> anyhow::Result<()> {
    let (now, today) = (clock::now(), clock::today());
    let store = app.store();
    let mut said = Vec::new();
    let days = kept.keep_files;
    let before = now.saturating_sub(SignedDuration::from_hours(24 * i64::from(days)))?;
    for load in store.remove_replaced_files(before).await? {
        said.push(format!(
            "removed the files of the load {load}, replaced more than {days} days ago"
        ));
    }
    if let Some(days) = kept.keep_work {
        let before = today.saturating_sub(i32::from(days).days());
        let removed = store.remove_work_before(before).await?;
        if removed > 0 {
            said.push(format!(
                "removed {removed} things done about those on lists more than {days} days ago"
            ));
        }
    }
    if let Some(days) = kept.keep_inspection {
        let before = today.saturating_sub(i32::from(days).days());
        let removed = store.remove_inspection_before(before).await?;
        for sha256 in removed.frozen {
            said.push(format!(
                "removed an Annex A frozen more than {days} days ago, SHA-256 {sha256}"
            ));
        }
        if removed.requests > 0 {
            said.push(format!(
                "removed {} requests of inspectors, last answered more than {days} days ago",
                removed.requests
            ));
        }
    }
    for words in said {
        let mut entry = Entry::new(now, Kind::Change, "nightly task");
        entry.words = words;
        app.log().add(entry).await?;
    }
    Ok(())
}
