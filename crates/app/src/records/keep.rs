//! Keeping the invented files of the sample, which are ours and need no reading apart.

use jiff::Timestamp;
use returns::service::Supplied;
use store::{NewLoad, Store};

use super::{Files, Source, read_into};

/// Reads and keeps invented files of one source.
///
/// # Errors
/// When nothing can be written; then nothing was.
pub(crate) async fn keep_invented(
    store: &Store,
    source: Source,
    files: Files,
    at: Timestamp,
) -> anyhow::Result<()> {
    let (files, gave, doubts) = tokio::task::spawn_blocking(move || {
        let (gave, doubts) = read_into(&mut Supplied::default(), source, &files);
        (files, gave, doubts)
    })
    .await?;
    store
        .keep_load(&NewLoad {
            source: source.word(),
            files: &files,
            at,
            by: "the sample",
            invented: true,
            refused: "",
            rows: gave.rows,
            doubts: doubts
                .iter()
                .filter(|doubt| doubt.what.is_serious())
                .count(),
        })
        .await?;
    Ok(())
}
