//! What is done by itself, again and again while the service runs: what nobody uses is closed, what is over ends, what is
//! needed no longer goes. Of several programs on one store each does it; every change counts once.

use std::time::Duration;

use access::audit::{Entry, Kind};

use crate::state::App;
use crate::{clock, dormant, retention};

/// How often it is looked: an hour's lateness harms nobody.
const BETWEEN: Duration = Duration::from_hours(1);

/// Does all of it each hour, for as long as the service runs. What fails is said and tried again; the rest goes on.
pub(crate) async fn keep(app: App, kept: retention::Kept) {
    loop {
        said(
            "accounts nobody uses could not be closed",
            dormant::close(&app).await,
        );
        said(
            "restrictions whose last day is over could not be ended",
            end_restrictions(&app).await,
        );
        said(
            "what is kept no longer could not be removed",
            retention::remove(&app, kept).await,
        );
        tokio::time::sleep(BETWEEN).await;
    }
}

fn said(what: &'static str, done: anyhow::Result<()>) {
    if let Err(why) = done {
        tracing::error!(error = format!("{why:#}"), "{what}");
    }
}

/// Notes that restrictions whose last day is over ended. They hold no more from midnight on, whether this runs or not.
async fn end_restrictions(app: &App) -> anyhow::Result<()> {
    let now = clock::now();
    let ended = app
        .store()
        .end_restrictions_past(clock::today(), now)
        .await?;
    for lock in ended {
        let mut entry = Entry::new(now, Kind::People, "nightly task");
        entry.words = format!(
            "the restriction {} of the record {} ended: its last day was over",
            lock.id, lock.child
        );
        app.log().add(entry).await?;
    }
    Ok(())
}
