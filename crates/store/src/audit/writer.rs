//! Many hand in entries at once, and each waits until its own is there to stay: one transaction for all who wait.

use std::sync::{Arc, Mutex, PoisonError};

use access::audit::{Checkpoint, Entry};
use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

use super::{Checkpoints, Known, Logged};
use crate::{Error, Store};

/// So many entries go into one transaction at most.
const TOGETHER: usize = 256;

/// So many may wait to be taken; who comes later waits to be heard.
const WAITING: usize = 1024;

/// Why an entry is not in the log. Whatever it stands for must not be shown or done.
#[derive(Debug, Clone, thiserror::Error)]
pub enum NotLogged {
    /// The store could not be written.
    #[error("the log could not be written: {0}")]
    Store(Arc<Error>),
    /// The program is about to end.
    #[error("the log is closed: the program is ending")]
    Closed,
}

/// How the log's checkpoints stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The newest checkpoint written by this program.
    pub newest: Option<(i64, Timestamp)>,
    /// Why the last one could not be written.
    pub failed: Option<String>,
}

enum Handed {
    Entry(Box<Entry>, oneshot::Sender<Result<Logged, NotLogged>>),
    End(oneshot::Sender<()>),
}

/// Hands entries to the one task that writes the log; cloning it is cheap.
#[derive(Debug, Clone)]
pub struct LogWriter {
    hand: mpsc::Sender<Handed>,
    standing: Arc<Mutex<Standing>>,
}

impl LogWriter {
    /// Starts the task that writes, which ends with the last clone of the writer.
    ///
    /// Needs to be called within a tokio runtime.
    #[must_use]
    pub fn start(store: Store, checkpoints: Option<Checkpoints>) -> Self {
        let (hand, handed) = mpsc::channel(WAITING);
        let standing = Arc::new(Mutex::new(Standing::default()));
        let task = Task {
            store,
            checkpoints,
            known: Known::default(),
            newest: None,
            noted: None,
            standing: Arc::clone(&standing),
        };
        tokio::spawn(task.run(handed));
        Self { hand, standing }
    }

    /// Adds an entry, and answers once it is there to stay.
    ///
    /// # Errors
    /// When it is not: then whatever it stands for must not be shown or done.
    pub async fn add(&self, entry: Entry) -> Result<Logged, NotLogged> {
        let (done, waiting) = oneshot::channel();
        self.hand
            .send(Handed::Entry(Box::new(entry), done))
            .await
            .map_err(|_| NotLogged::Closed)?;
        waiting.await.map_err(|_| NotLogged::Closed)?
    }

    /// Writes a last checkpoint and stops taking entries.
    pub async fn end(&self) {
        let (done, waiting) = oneshot::channel();
        if self.hand.send(Handed::End(done)).await.is_ok() {
            // Where the task ended by itself there is nothing to wait for.
            let _ = waiting.await;
        }
    }

    /// How the checkpoints stand.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

struct Task {
    store: Store,
    checkpoints: Option<Checkpoints>,
    known: Known,
    /// The newest entry of this task.
    newest: Option<Checkpoint>,
    /// The newest entry that a checkpoint of this task stands for.
    noted: Option<Checkpoint>,
    standing: Arc<Mutex<Standing>>,
}

impl Task {
    async fn run(mut self, mut handed: mpsc::Receiver<Handed>) {
        let mut some = Vec::with_capacity(TOGETHER);
        loop {
            let ended = handed.recv_many(&mut some, TOGETHER).await == 0;
            let (mut entries, mut waiting, mut end) = (Vec::new(), Vec::new(), None);
            for each in some.drain(..) {
                match each {
                    Handed::Entry(entry, done) => {
                        entries.push(*entry);
                        waiting.push(done);
                    }
                    Handed::End(done) => end = Some(done),
                }
            }
            self.write(entries, waiting).await;
            if ended || end.is_some() {
                self.checkpoint(true).await;
                if let Some(end) = end {
                    // Whoever asked may have gone.
                    let _ = end.send(());
                }
                return;
            }
            self.checkpoint(false).await;
        }
    }

    async fn write(
        &mut self,
        entries: Vec<Entry>,
        waiting: Vec<oneshot::Sender<Result<Logged, NotLogged>>>,
    ) {
        let Some(last) = entries.last() else { return };
        let at = last.at;
        match self.store.add_to_log(&entries, &mut self.known).await {
            Ok(logged) => {
                self.newest = logged.last().map(|newest| Checkpoint {
                    seq: newest.seq,
                    hash: newest.hash,
                    at,
                });
                for (done, logged) in waiting.into_iter().zip(logged) {
                    // Whoever asked may have gone; the entry stays.
                    let _ = done.send(Ok(logged));
                }
            }
            Err(error) => {
                let error = Arc::new(error);
                for done in waiting {
                    let _ = done.send(Err(NotLogged::Store(Arc::clone(&error))));
                }
            }
        }
    }

    /// Writes a checkpoint where one is due: after so many entries, on a new day, at the end.
    async fn checkpoint(&mut self, at_the_end: bool) {
        let (Some(checkpoints), Some(newest)) = (&self.checkpoints, &self.newest) else {
            return;
        };
        let due = match &self.noted {
            None => true,
            Some(noted) => {
                newest.seq.saturating_sub(noted.seq) >= checkpoints.every
                    || day(newest.at) != day(noted.at)
                    || (at_the_end && newest.seq != noted.seq)
            }
        };
        if !due {
            return;
        }
        let (checkpoints, checkpoint) = (checkpoints.clone(), newest.clone());
        let written = tokio::task::spawn_blocking(move || {
            checkpoints.write(&checkpoint).map(|()| checkpoint)
        })
        .await;
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        match written {
            Ok(Ok(checkpoint)) => {
                standing.newest = Some((checkpoint.seq, checkpoint.at));
                standing.failed = None;
                self.noted = Some(checkpoint);
            }
            Ok(Err(error)) => standing.failed = Some(error.to_string()),
            Err(error) => standing.failed = Some(error.to_string()),
        }
    }
}

fn day(at: Timestamp) -> jiff::civil::Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}
