//! Last-good lists: every list of every team as pages that can be read and printed without the service, for when it is
//! down. Written anew after each load and each morning; the log says whom they show.

mod folder;
mod paper;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use access::audit::{Entry, Kind};
use access::{Acting, Role, Scope};
use anyhow::Context as _;
use jiff::Timestamp;
use store::Store;

use crate::clock;
use crate::records::{Locks, Look, Records, Seen, ViewKey};
use crate::state::{App, Children};

/// How often it is looked whether the lists on paper are still the newest, and how long to wait after a failure.
const BETWEEN: Duration = Duration::from_secs(5);
const AFTER_FAILURE: Duration = Duration::from_secs(60);

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// Teams with a page of their own.
    pub(crate) teams: usize,
    /// Children on them.
    pub(crate) children: usize,
}

/// Writes the lists anew whenever the records or what is restricted change, for as long as the service runs.
pub(crate) async fn keep_up(app: App, folder: PathBuf) {
    let mut last: Option<(Arc<Records>, Vec<String>)> = None;
    loop {
        let wait = match newest(&app, last.as_ref()).await {
            Ok(None) => BETWEEN,
            Ok(Some((records, restricted))) => {
                match write(app.store(), &records, &restricted, &folder, "the service").await {
                    Ok(written) => {
                        tracing::info!(teams = written.teams, "the last-good lists were written");
                        last = Some((records, restricted));
                        BETWEEN
                    }
                    Err(why) => failed(&why),
                }
            }
            Err(why) => failed(&why),
        };
        tokio::time::sleep(wait).await;
    }
}

fn failed(why: &anyhow::Error) -> Duration {
    tracing::error!(
        why = format!("{why:#}"),
        "the last-good lists could not be written; those before stay"
    );
    AFTER_FAILURE
}

/// The records and what is restricted, where either is not what was written last.
async fn newest(
    app: &App,
    last: Option<&(Arc<Records>, Vec<String>)>,
) -> anyhow::Result<Option<(Arc<Records>, Vec<String>)>> {
    let Children::Ready(records) = app.children() else {
        return Ok(None);
    };
    let restricted = app.store().restricted_children(clock::today()).await?;
    let same = last
        .is_some_and(|(written, without)| Arc::ptr_eq(written, &records) && *without == restricted);
    Ok((!same).then_some((records, restricted)))
}

/// Writes every list of every team into a folder, in place of what stood there, once the log holds whom they show.
///
/// # Errors
/// When the log or the folder cannot be written; then what stood in the folder stays.
pub(crate) async fn write(
    store: &Store,
    records: &Arc<Records>,
    restricted: &[String],
    folder: &Path,
    by: &str,
) -> anyhow::Result<Written> {
    let now = clock::now();
    let (all, without) = (records.clone(), restricted.iter().cloned().collect());
    // Counting and writing thousands of rows is not for a thread that serves.
    let (pages, children) = tokio::task::spawn_blocking(move || made(&all, without, now)).await?;
    let written = Written {
        teams: pages.len().saturating_sub(1),
        children: children.len(),
    };
    let mut entry = Entry::new(now, Kind::Print, "last-good lists");
    entry.name = by.to_owned();
    entry.words = format!("the lists of {} teams written for an outage", written.teams);
    entry.children = children;
    store
        .log(&[entry])
        .await
        .context("the log cannot be written, so that no list is")?;
    let folder = folder.to_owned();
    tokio::task::spawn_blocking(move || folder::replace(&folder, &pages, now)).await??;
    Ok(written)
}

/// The pages by file name, and the addresses of the children on them.
fn made(
    records: &Arc<Records>,
    restricted: BTreeSet<String>,
    now: Timestamp,
) -> (Vec<(String, String)>, Vec<String>) {
    let left_out = restricted.len();
    let locks = Locks {
        restricted: Arc::new(restricted),
    };
    let view = records.view(&ViewKey::of(&reader(), &locks));
    let look = Look::new(Arc::new(view), Arc::new(Seen::default()), &BTreeSet::new());
    let pages = paper::pages(&look, now, left_out);
    (pages, look.seen().children())
}

/// Paper cannot ask who reads it: it shows what the role with the widest reach sees that sees no restricted and no sealed
/// record.
fn reader() -> Acting {
    Acting {
        person: String::new(),
        name: String::new(),
        role: Role::Inspector,
        scope: Scope::default(),
        proved: None,
    }
}

#[cfg(test)]
mod tests;
