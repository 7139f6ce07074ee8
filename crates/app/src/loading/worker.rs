//! Takes loads from the queue one by one: reads each apart, then keeps it or says why not. Any program over the same
//! store may do so; what one that died had in hand, another takes over.

use std::time::Duration;

use store::{Finished, Loaded, NewLoad, Queued, Store};
use uuid::Uuid;

use super::apart::{Read, Reading, read_apart};
use crate::clock;
use crate::records::Source;
use crate::state::App;

/// How often the queue is looked at.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// How often a worker says that it is still reading.
const BETWEEN_SIGNS: Duration = Duration::from_secs(20);

/// What became of a load taken from the queue.
#[derive(Debug)]
pub(crate) struct Became {
    /// What it was in the queue.
    pub(crate) entry: Queued,
    /// What was read in it; none where it was refused, or could not be read yet.
    pub(crate) read: Option<Read>,
    /// New, or loaded before; none where it waits again, failed, or another took it over.
    pub(crate) loaded: Option<Loaded>,
}

/// A name no other worker has, nor this program when it is started again.
pub(crate) fn name_of_worker() -> String {
    Uuid::new_v4().simple().to_string()
}

/// Reads what is in the queue for as long as the service runs, and shows what was loaded.
pub(crate) async fn keep_up(app: App) {
    let worker = name_of_worker();
    let mut told = false;
    match app.store().put_back_left_over().await {
        Ok(0) => {}
        Ok(loads) => tracing::info!(
            loads,
            "what was being read when the service was stopped waits again"
        ),
        // Then it waits until its worker has been silent for long enough.
        Err(why) => {
            tracing::warn!(%why, "what was being read when the service was stopped was not put back")
        }
    }
    let mut left_in_hand = false;
    loop {
        if left_in_hand {
            match app.store().let_go(&worker).await {
                Ok(_) => left_in_hand = false,
                Err(why) => {
                    tracing::warn!(%why, "what was being read when the store went away is not put back yet");
                    tokio::time::sleep(BETWEEN_LOOKS).await;
                    continue;
                }
            }
        }
        match next(app.store(), &worker).await {
            Ok(Some(became)) => {
                if let Some(read) = &became.read
                    && !read.alone
                    && !told
                {
                    told = true;
                    tracing::warn!(
                        "this system does not let a program give up the network: loads are read with limits on memory and time alone"
                    );
                }
                tracing::info!(
                    load = became.entry.id,
                    rows = became.read.map_or(0, |read| read.rows),
                    kept = became.loaded.is_some(),
                    "a load was read"
                );
                if became.loaded.is_some()
                    && let Err(why) = app.reload_records().await
                {
                    tracing::error!(
                        why = format!("{why:#}"),
                        "the records could not be made anew; the pages show those before"
                    );
                }
                continue;
            }
            Ok(None) => {}
            Err(why) => {
                left_in_hand = true;
                tracing::error!(
                    why = format!("{why:#}"),
                    "the queue of loads cannot be worked off"
                );
            }
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// Takes the next load from the queue, reads it and keeps it; none where nothing waits.
///
/// # Errors
/// When the queue cannot be read or written.
pub(crate) async fn next(store: &Store, worker: &str) -> anyhow::Result<Option<Became>> {
    let Some(entry) = store.claim_next(worker, clock::now()).await? else {
        return Ok(None);
    };
    let nothing = |entry| Became {
        entry,
        read: None,
        loaded: None,
    };
    tokio::select! {
        ended = one(store, worker, &entry) => match ended {
            Ok((read, loaded)) => Ok(Some(Became { entry, read, loaded })),
            Err(why) => {
                tracing::error!(load = entry.id, why = format!("{why:#}"), "a load could not be read");
                let told = "It could not be read, through no fault of the files. The service has noted why in its log.";
                store.give_back(&entry.id, worker, told, clock::now()).await?;
                Ok(Some(nothing(entry)))
            }
        },
        () = until_taken_over(store, worker, &entry.id) => Ok(Some(nothing(entry))),
    }
}

/// Reads one load apart and keeps it.
async fn one(
    store: &Store,
    worker: &str,
    entry: &Queued,
) -> anyhow::Result<(Option<Read>, Option<Loaded>)> {
    let files = store.queued_packed(&entry.id).await?;
    let (read, refused) = match Source::from_word(&entry.source) {
        None => (None, "It says of no known source that it is.".to_owned()),
        Some(source) => match read_apart(source, &files).await? {
            Reading::Good(read) => (Some(read), String::new()),
            Reading::Refused(why) => (None, why),
        },
    };
    let rows = read.as_ref().map_or(0, |read| read.rows);
    let doubts = read.as_ref().map_or(0, |read| read.doubts);
    let load = NewLoad {
        source: &entry.source,
        files: &[],
        at: clock::now(),
        by: &entry.by,
        invented: entry.invented,
        refused: &refused,
        rows,
        doubts,
    };
    let finished = store
        .finish_packed(&entry.id, worker, &load, files, &refused)
        .await?;
    Ok(match finished {
        Finished::Kept(loaded) => (read, Some(loaded)),
        Finished::TakenOver => (read, None),
    })
}

/// Says now and then that this worker is still reading; ends when another has taken the load over.
async fn until_taken_over(store: &Store, worker: &str, id: &str) {
    loop {
        tokio::time::sleep(BETWEEN_SIGNS).await;
        match store.still_reading(id, worker, clock::now()).await {
            Ok(true) => {}
            Ok(false) => return,
            // The store may answer again before another takes over.
            Err(why) => tracing::warn!(%why, "the store was not told that a load is being read"),
        }
    }
}
