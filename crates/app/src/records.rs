//! The authority's children as they stand: made from the loads in force, never changed in place, so that a page shows
//! one moment.

pub(crate) mod done;
pub(crate) mod gone;
pub(crate) mod invented;
mod keep;
pub(crate) mod stood;
mod views;

use std::sync::Arc;

use returns::service::Supplied;
use store::Store;

use crate::clock;
use crate::settings::Council;
pub(crate) use ::records::*;
pub(crate) use views::Views;

/// Makes the records from the loads in force; `None` where nothing was loaded.
pub(crate) async fn made_from(
    store: &Store,
    council: &Council,
) -> anyhow::Result<Option<Arc<Records>>> {
    let loads = store.loads_in_force().await?;
    if loads.is_empty() {
        return Ok(None);
    }
    // One source after another, so that the files of one alone lie in memory beside what was read.
    let (mut supplied, mut doubts) = (Supplied::default(), Vec::new());
    for load in &loads {
        let Some(source) = Source::from_word(&load.source) else {
            continue;
        };
        let files = store.load_bytes(&load.id).await?;
        // Reading half a million rows is a second of computing: not on a thread that serves.
        (supplied, doubts) = tokio::task::spawn_blocking(move || {
            let (_, more) = read_into(&mut supplied, source, &files);
            doubts.extend(more);
            (supplied, doubts)
        })
        .await?;
    }
    let today = clock::day();
    let secret = store.secret().await?;
    let council = council.authority;
    let stood = stood::known(store, &loads, &secret).await?;
    let in_force = loads.clone();
    let made = tokio::task::spawn_blocking(move || {
        let read = Read {
            loads: loads.iter().map(load).collect(),
            supplied,
            doubts,
            secret,
        };
        Records::made_after(read, &stood, today, None, council)
    });
    let made = made.await?;
    // A store that cannot be written now may be read all the same: it is kept when the records are made next.
    if let Err(why) = stood::keep(store, &in_force, &made).await {
        tracing::warn!(error = %why, "what the rules found in the returns could not be kept");
    }
    Ok(Some(Arc::new(made)))
}

/// A load as far as the records speak of it.
pub(crate) fn load(kept: &store::Load) -> Load {
    Load {
        id: kept.id.clone(),
        source: kept.source.clone(),
        at: kept.at,
        invented: kept.invented,
    }
}
