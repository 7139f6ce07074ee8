//! The improvement programme as it stands: made from its changes, kept in hand, brought up to date when somebody changed it.

pub(crate) mod invented;
pub(crate) mod owners;
pub(crate) mod signal;

use std::sync::{Arc, RwLock};

use ::improvement::{By, Change, Programme, What};
use access::Acting;
use anyhow::Context as _;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Appended, KeptChange, Maker, NewChange, Store};

use crate::clock;
use crate::records::Records;
use signal::Signals;

/// The programme at one moment, with all that was ever changed.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// Every change, in order.
    pub(crate) changes: Vec<Arc<Change>>,
    /// What they add up to.
    pub(crate) now: Arc<Programme>,
}

impl Kept {
    /// The programme as it stood when a day ended.
    pub(crate) fn on(&self, day: Date) -> Programme {
        let until = day
            .tomorrow()
            .ok()
            .and_then(clock::begin_of)
            .unwrap_or(Timestamp::MAX);
        Programme::as_at(self.changes.iter().map(Arc::as_ref), until)
    }

    /// The changes of a subject, the newest first.
    pub(crate) fn of(&self, subject: &str) -> Vec<&Change> {
        let all = self.changes.iter().map(Arc::as_ref).rev();
        all.filter(|change| change.what.subject() == subject)
            .collect()
    }
}

/// The programme in hand.
#[derive(Debug, Default)]
pub(crate) struct InHand {
    kept: RwLock<Arc<Kept>>,
    signals: signal::InHand,
}

/// Why a change was not kept.
#[derive(Debug)]
pub(crate) enum NotKept {
    /// Somebody changed this subject since the page was made.
    ChangedSince {
        /// What was changed.
        subject: String,
        /// The programme as it stands.
        kept: Arc<Kept>,
    },
    /// It could not be written.
    Failed(anyhow::Error),
}

impl InHand {
    /// What each measure of these records says.
    pub(crate) fn signals(&self, records: &Arc<Records>) -> Arc<Signals> {
        self.signals.now(records)
    }

    /// The programme as it stands in the store.
    pub(crate) async fn now(&self, store: &Store) -> anyhow::Result<Arc<Kept>> {
        let kept = self.get();
        let last = u64::try_from(store.last_change().await?)?;
        if last == kept.now.seq {
            return Ok(kept);
        }
        // A store that was restored may have fewer changes than are in hand.
        let known = if last < kept.now.seq {
            Arc::new(Kept::default())
        } else {
            kept
        };
        let after = store.changes_after(i64::try_from(known.now.seq)?).await?;
        let next = Arc::new(tokio::task::spawn_blocking(move || with(&known, after)).await??);
        *self
            .kept
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = next.clone();
        Ok(next)
    }

    fn get(&self) -> Arc<Kept> {
        self.kept
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// Keeps changes, all of them or none. `seen` are subjects with the version that whoever makes the changes saw.
    pub(crate) async fn change(
        &self,
        store: &Store,
        who: &Acting,
        why: &str,
        whats: &[What],
        seen: &[(String, u64)],
    ) -> Result<Arc<Kept>, NotKept> {
        let by = Maker {
            at: clock::now(),
            person: who.person.clone(),
            name: who.name.clone(),
            role: who.role.word().to_owned(),
        };
        let failed = |why: anyhow::Error| NotKept::Failed(why);
        let changes = whats
            .iter()
            .map(|what| new_change(what, why))
            .collect::<anyhow::Result<Vec<_>>>()
            .map_err(failed)?;
        let expected: Vec<(String, i64)> = seen
            .iter()
            .map(|(subject, version)| {
                (subject.clone(), i64::try_from(*version).unwrap_or(i64::MAX))
            })
            .collect();
        let appended = store
            .append_changes(&by, &changes, &expected)
            .await
            .map_err(|why| failed(why.into()))?;
        let kept = self.now(store).await.map_err(failed)?;
        match appended {
            Appended::Kept(_) => Ok(kept),
            Appended::ChangedSince(subject) => Err(NotKept::ChangedSince { subject, kept }),
        }
    }
}

/// What is kept of a change.
#[derive(serde::Serialize, serde::Deserialize)]
struct Body {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    why: String,
    what: What,
}

/// A change as it is kept.
pub(crate) fn new_change(what: &What, why: &str) -> anyhow::Result<NewChange> {
    Ok(NewChange {
        subject: what.subject(),
        body: serde_json::to_string(&Body {
            why: why.to_owned(),
            what: what.clone(),
        })?,
    })
}

fn with(known: &Kept, after: Vec<KeptChange>) -> anyhow::Result<Kept> {
    let mut changes = known.changes.clone();
    let mut now = (*known.now).clone();
    for kept in after {
        let body: Body = serde_json::from_str(&kept.body).with_context(|| {
            format!(
                "change {} of the programme was made by a newer version",
                kept.seq
            )
        })?;
        let change = Change {
            seq: u64::try_from(kept.seq)?,
            at: kept.by.at,
            by: By {
                person: kept.by.person,
                name: kept.by.name,
                role: kept.by.role,
            },
            why: body.why,
            what: body.what,
        };
        now.apply(&change);
        changes.push(Arc::new(change));
    }
    Ok(Kept {
        changes,
        now: Arc::new(now),
    })
}
