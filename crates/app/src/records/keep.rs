//! Loading: files are read, and kept with what was found, whole or not at all.

use returns::doubt::Doubt;
use returns::service::Supplied;
use store::{Loaded, NewLoad, Store};

use super::{Files, Gave, Source, read_into};
use crate::clock;

/// What became of a load.
#[derive(Debug)]
pub(crate) struct Kept {
    /// New, or loaded before.
    pub(crate) loaded: Loaded,
    /// What was read.
    pub(crate) gave: Gave,
    /// What could not be.
    pub(crate) doubts: Vec<Doubt>,
    /// Why nothing of it could be used; empty otherwise.
    pub(crate) refused: String,
}

/// Reads and keeps files of one source. Files in which no table of the source is found are kept as refused: the load
/// before them stays in force.
///
/// # Errors
/// When nothing can be written; then nothing was.
pub(crate) async fn keep(
    store: &Store,
    source: Source,
    files: Files,
    by: &str,
    invented: bool,
) -> anyhow::Result<Kept> {
    let (files, gave, doubts) = tokio::task::spawn_blocking(move || {
        let (gave, doubts) = read_into(&mut Supplied::default(), source, &files);
        (files, gave, doubts)
    })
    .await?;
    let refused = if gave.tables == 0 {
        format!(
            "No table of the {} was found in these files.",
            source.name()
        )
    } else {
        String::new()
    };
    let loaded = store
        .keep_load(&NewLoad {
            source: source.word(),
            files: &files,
            at: clock::now(),
            by,
            invented,
            refused: &refused,
            rows: gave.rows,
            doubts: doubts
                .iter()
                .filter(|doubt| doubt.what.is_serious())
                .count(),
        })
        .await?;
    Ok(Kept {
        loaded,
        gave,
        doubts,
        refused,
    })
}
