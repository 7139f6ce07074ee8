//! Accounts nobody uses are closed: each night, and shown as such two weeks before.

use access::audit::{Entry, Kind};
use jiff::SignedDuration;

use crate::clock;
use crate::identity::entrance::DORMANT;
use crate::state::App;

/// How long before an account closes it is shown that it will.
pub(crate) const SHOWN_BEFORE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Closes dormant accounts and forgets what has expired.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn close(app: &App) -> anyhow::Result<()> {
    let now = clock::now();
    app.store().forget_expired(now, app.entrance().idle).await?;
    let before = now.saturating_sub(DORMANT)?;
    let unused = app.store().dormant(before).await?;
    if i64::try_from(unused.len())? >= app.store().active_people().await? {
        // That nobody at all came in for so long says more of the clock, or of the service, than of the people.
        return Ok(());
    }
    let closed = app.store().disable_dormant(before).await?;
    for person in &closed {
        let mut entry = Entry::new(now, Kind::People, "nightly task".to_owned());
        entry.words = format!("closed the account {}, unused for 45 days", person.id);
        app.store().log(&[entry]).await?;
    }
    if !closed.is_empty() {
        tracing::info!(
            accounts = closed.len(),
            "accounts nobody used for 45 days were closed"
        );
    }
    Ok(())
}
