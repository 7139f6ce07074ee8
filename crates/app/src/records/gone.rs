//! Since which load a child is no longer in what was loaded: looked for in the loads themselves, for nothing of it is
//! kept.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use returns::service::{Supplied, build};
use store::{Load, Store};

use super::{Source, read_into};
use crate::clock;

/// Most moments of the loads whose children are remembered.
const MOST: usize = 16;

/// Between which loads a child left.
#[derive(Debug, Clone)]
pub(crate) struct Since {
    /// The load after which the child was still there; none where the files of those before were removed, or there were
    /// none.
    pub(crate) had: Option<Load>,
    /// The load after which the child was there no more.
    pub(crate) without: Load,
}

/// The identifiers of the children after a load, told by the loads in force then.
type Known = (Vec<String>, Arc<BTreeSet<Box<str>>>);

/// What was looked up, so that the loads are read once.
#[derive(Default)]
pub(crate) struct Gone(Mutex<Vec<Known>>);

impl Gone {
    /// Since which load a child is gone who was there at a moment, by the case system's identifier. A child who went, came
    /// back and went again is told of one of the two times.
    pub(crate) async fn since(
        &self,
        store: &Store,
        child: &str,
        there: Timestamp,
    ) -> anyhow::Result<Option<Since>> {
        let mut loads = store.loads().await?;
        loads.retain(|load| load.refused.is_empty() && Source::from_word(&load.source).is_some());
        loads.reverse();
        let before = loads.iter().rposition(|load| load.at <= there);
        let (mut from, mut had) = (before.unwrap_or(0), None);
        let Some(mut without) = loads.len().checked_sub(1) else {
            return Ok(None);
        };
        while from < without {
            let middle = from + (without - from) / 2;
            match self.has(store, loads.get(..=middle), child).await? {
                Some(false) => without = middle,
                Some(true) => (from, had) = (middle + 1, Some(middle)),
                None => from = middle + 1,
            }
        }
        let load = |at: usize| loads.get(at).cloned();
        Ok(load(without).map(|without| Since {
            had: had.and_then(load),
            without,
        }))
    }

    /// Whether a child was there after the last of these loads; `None` where files of it were removed.
    async fn has(
        &self,
        store: &Store,
        loads: Option<&[Load]>,
        child: &str,
    ) -> anyhow::Result<Option<bool>> {
        let mut in_force: Vec<&Load> = Vec::new();
        for load in loads.unwrap_or_default().iter().rev() {
            if in_force.iter().all(|other| other.source != load.source) {
                in_force.push(load);
            }
        }
        // With the dataset the statutory returns tell of nobody.
        let is = |load: &Load, test: fn(Source) -> bool| {
            Source::from_word(&load.source).is_some_and(test)
        };
        if in_force.iter().any(|load| is(load, |of| of == Source::Ssd)) {
            in_force.retain(|load| !is(load, Source::is_yearly));
        }
        let key: Vec<String> = in_force.iter().map(|load| load.id.clone()).collect();
        if let Some(children) = self.known(&key) {
            return Ok(Some(children.contains(child)));
        }
        let mut supplied = Supplied::default();
        for load in in_force {
            let files = store.load_bytes(&load.id).await?;
            let (Some(source), false) = (Source::from_word(&load.source), files.is_empty()) else {
                return Ok(None);
            };
            supplied = tokio::task::spawn_blocking(move || {
                read_into(&mut supplied, source, &files);
                supplied
            })
            .await?;
        }
        let today = clock::day();
        let children = tokio::task::spawn_blocking(move || {
            let (service, _) = build(&supplied, today);
            let ids = service.names.iter().map(|names| names.id.clone());
            Arc::new(ids.collect::<BTreeSet<_>>())
        })
        .await?;
        let has = children.contains(child);
        self.remember(key, children);
        Ok(Some(has))
    }

    fn known(&self, key: &[String]) -> Option<Arc<BTreeSet<Box<str>>>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of = known.iter().find(|(of, _)| of == key);
        of.map(|(_, children)| children.clone())
    }

    fn remember(&self, key: Vec<String>, children: Arc<BTreeSet<Box<str>>>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.remove(0);
        }
        known.push((key, children));
    }
}
