//! What is kept no longer than it is needed: the files of loads whose place newer ones have taken.

use access::audit::{Entry, Kind};
use jiff::SignedDuration;

use crate::clock;
use crate::state::App;

/// Removes files that are no longer needed.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn remove(app: &App, days: u16) -> anyhow::Result<()> {
    let now = clock::now();
    let before = now.saturating_sub(SignedDuration::from_hours(24 * i64::from(days)))?;
    for load in app.store().remove_replaced_files(before).await? {
        let mut entry = Entry::new(now, Kind::Change, "nightly task");
        entry.words =
            format!("removed the files of the load {load}, replaced more than {days} days ago");
        app.log().add(entry).await?;
    }
    Ok(())
}
