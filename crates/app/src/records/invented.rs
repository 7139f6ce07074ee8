//! The invented authority's children, as the sample crate makes them.

#[cfg(test)]
mod small;

use children::Day;
use sample::Ask;
use store::Store;

use super::keep::keep_invented;
use super::{Files, Source};
use crate::clock;
#[cfg(test)]
pub(crate) use small::small;

/// Children open on the last day, in the sample that the program opens with: an authority of 60,000 children.
pub(crate) const CHILDREN: u32 = 1_700;
/// The seed of that sample.
pub(crate) const SEED: u64 = 2017;
/// Years of records in that sample.
pub(crate) const YEARS: u8 = 6;

/// Of a thousand children, those with a mistake in the returns of the sample, and how many in the loads before, oldest
/// first: somebody mends them.
const MISTAKES: u32 = 80;
const MISTAKES_BEFORE: [u32; 3] = [160, 140, 110];

/// Every file of an invented authority, by name with its folder, with mistakes in the statutory returns of so many
/// children of a thousand.
pub(crate) fn files_with_mistakes(
    children: u32,
    seed: u64,
    today: Day,
    years: u8,
    rate: u32,
) -> Files {
    let authority = sample::authority(Ask {
        children_open: children,
        seed,
        today,
        years,
    });
    sample::files_with_mistakes(&authority, rate)
}

/// Loads the invented authority's children where nothing was ever loaded.
pub(crate) async fn add(store: &Store) -> anyhow::Result<bool> {
    add_some(store, CHILDREN).await
}

/// The same with so many open children.
async fn add_some(store: &Store, children: u32) -> anyhow::Result<bool> {
    if !store.loads().await?.is_empty() {
        return Ok(false);
    }
    let today = clock::day();
    let (before, files) = tokio::task::spawn_blocking(move || {
        let authority = sample::authority(Ask {
            children_open: children,
            seed: SEED,
            today,
            years: YEARS,
        });
        let before = MISTAKES_BEFORE.map(|rate| sample::returns_with_mistakes(&authority, rate));
        (before, sample::files_with_mistakes(&authority, MISTAKES))
    })
    .await?;
    let now = clock::now();
    // Each load of a return a week after the one before, and fewer mistakes in it.
    for (weeks, files) in (1..=before.len()).rev().zip(&before) {
        let ago = jiff::SignedDuration::from_hours(i64::try_from(weeks)? * 7 * 24);
        for source in [Source::LookedAfter, Source::InNeed] {
            keep_invented(store, source, files_of(source, files), now - ago).await?;
        }
    }
    for source in Source::ALL {
        let of_source = files_of(source, &files);
        if !of_source.is_empty() {
            keep_invented(store, source, of_source, now).await?;
        }
    }
    Ok(true)
}

/// The files of one source; of a census, which is one file a year, the latest.
fn files_of(source: Source, files: &Files) -> Files {
    let folder = format!("{}/", source.word());
    let mut of_source: Files = sample::files_under(files, &folder)
        .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
        .collect();
    if source == Source::InNeed {
        let latest = of_source.iter().map(|(name, _)| name.clone()).max();
        of_source.retain(|(name, _)| Some(name) == latest.as_ref());
    }
    of_source
}
