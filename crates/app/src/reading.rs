//! Reading reports to be kept, each in a program of its own so that the worst file costs one reading.

use store::Store;

/// Fills a store with the reports of the invented authority, where they are not in it yet.
pub(crate) async fn add_sample(store: &Store) -> anyhow::Result<()> {
    let _ = store.state_word().await?;
    Ok(())
}
