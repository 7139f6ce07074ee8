//! What the invented authority has published: one release of figures, prepared by one of its people and approved by
//! another, and the public version of its board's pack, so that councillors and the public find something to read.

use std::time::Duration;

use access::{Acting, Role};
use improvement::board::Audience;
use store::{Approval, NewRelease, Signed};

use super::making::{Made, made};
use crate::clock;
use crate::state::{App, Children};
use crate::web::pages::packs;

/// Making the children of the sample and reading them takes a minute on a slow machine.
const LOOKS: u32 = 1_800;
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// Publishes both where nothing was ever released. Whether it did.
///
/// # Errors
/// When nothing can be written, or what was made cannot be published.
pub(crate) async fn add(app: &App) -> anyhow::Result<bool> {
    let Some(sample) = app.sample() else {
        return Ok(false);
    };
    if !is_there(app).await? || !app.store().releases().await?.is_empty() {
        return Ok(false);
    }
    let people = [Role::Analyst, Role::Director].map(|role| sample.acting(role, app));
    let [Some(analyst), Some(director)] = people else {
        return Ok(false);
    };
    let Some(Made { table, follows }) = made(app, &[]).await? else {
        return Ok(false);
    };
    let published = table.kept();
    let id = app
        .store()
        .prepare_release(&NewRelease {
            as_at: table.as_at(),
            published: &published,
            follows: &follows,
            prepared: &signed(&analyst),
            note: "",
        })
        .await?;
    let Some(release) = app.store().release(&id).await? else {
        return Ok(false);
    };
    let became = app
        .store()
        .approve_release(&id, &release.sha256, &signed(&director))
        .await?;
    anyhow::ensure!(
        became == Approval::Released,
        "the release of the sample was not approved: {became:?}"
    );
    let next = app
        .programme()
        .await?
        .now
        .board
        .next(app.today())
        .map(|meeting| meeting.id.clone());
    if let Some(meeting) = next {
        packs::lay_as(app, &analyst, &meeting, Audience::Public)
            .await
            .map_err(|why| {
                anyhow::anyhow!("the public version of the sample was not issued: {why:?}")
            })?;
    }
    Ok(true)
}

/// Waits until the sample's records and its programme are there; not where something else was loaded.
async fn is_there(app: &App) -> anyhow::Result<bool> {
    for _ in 0..LOOKS {
        match app.children() {
            Children::Ready(records) if !records.invented() => return Ok(false),
            Children::Ready(_) if !app.programme().await?.now.board.meetings.is_empty() => {
                return Ok(true);
            }
            Children::Ready(_) | Children::Reading | Children::None => {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
            Children::Unread(_) => return Ok(false),
        }
    }
    Ok(false)
}

fn signed(who: &Acting) -> Signed {
    Signed {
        by: who.person.clone(),
        name: who.name.clone(),
        at: clock::now(),
    }
}
