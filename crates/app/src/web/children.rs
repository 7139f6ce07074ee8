//! What every page about the authority's children begins with: a look at the records of this moment by whoever asks, or
//! a page that says why there is none.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use access::{Acting, Permission, Reach};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use measures::cases::Subject;

use crate::records::{Look, Records, Seen};
use crate::state::{App, Children};
use crate::web::error::Error;
use crate::web::page::{Page, Section};
use crate::web::paths;
use crate::web::who::Asking;

/// How long a page waits while the records are being read after a start, before it says so.
const LOOKS: u32 = 100;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// A look at the records of this moment, as far as whoever asks may see them. A page that takes it is only made where
/// there are some, and every child it tells of is noted for the log.
pub(crate) struct Ours(pub(crate) Look);

/// Whom something is about: a child by name as a link to their page; a worker or a home in words.
pub(crate) fn link(look: &Look, subject: Subject) -> Markup {
    let name = look.subject_name(subject);
    let address = match subject {
        Subject::Child(child) => look.address(child),
        Subject::Worker(_) | Subject::Household(_) | Subject::Adopter(_) | Subject::Row(_) => None,
    };
    html! {
        @match address {
            Some(address) => a.govuk-link href=(paths::child(address)) { (name) },
            None => (name),
        }
    }
}

/// A team's name, as a link to its page where the view has it.
pub(crate) fn team(records: &Records, team: u16) -> Markup {
    let name = records.team_name(team);
    html! {
        @if records.shows_team(team) { a.govuk-link href=(paths::team(team)) { (name) } } @else { (name) }
    }
}

/// Whether there is a child at an address within the reach of whoever asks. Nothing of the child is told, so nobody is
/// noted: a page that asks why before it shows them needs no more.
pub(crate) async fn is_within_reach(
    app: &App,
    acting: &Acting,
    address: &str,
) -> Result<bool, Error> {
    let Children::Ready(records) = app.children() else {
        return Ok(false);
    };
    let look = app
        .look(&records, acting, Arc::new(Seen::default()))
        .await
        .map_err(Error::Failed)?;
    Ok(look.child_at(address).is_some() || look.is_stranger(address))
}

/// Which of these children, by their identifiers, somebody would see. Nothing of them is told, so nobody is noted: who
/// shares out a review asks it of everybody it may be given to.
pub(crate) async fn seen_by<'c>(
    app: &App,
    records: &Arc<Records>,
    acting: &Acting,
    ids: impl Iterator<Item = &'c str>,
) -> anyhow::Result<BTreeSet<&'c str>> {
    let look = app.look(records, acting, Arc::new(Seen::default())).await?;
    Ok(ids.filter(|id| look.child_of(id).is_some()).collect())
}

/// These records of the whole authority, where somebody sees all of it; they count, and name nobody. What is of some of the
/// children never stands beside what is of all.
pub(crate) async fn whole(
    app: &App,
    children: &Children,
    acting: &Acting,
) -> anyhow::Result<Option<Arc<Records>>> {
    let Children::Ready(records) = children else {
        return Ok(None);
    };
    if !acting.may(Permission::SeeNumbers) {
        return Ok(None);
    }
    let look = app.look(records, acting, Arc::new(Seen::default())).await?;
    Ok(look.sees_all().then(|| look.view_of().clone()))
}

/// The records of this moment; just after a start, once they are read, though not for ever.
pub(crate) async fn settled(app: &App) -> Children {
    for _ in 0..LOOKS {
        if !matches!(app.children(), Children::Reading) {
            break;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    app.children()
}

/// What is said while they are read.
pub(crate) fn reading() -> Page {
    Page::new(
        Section::Today,
        "Reading the children’s records",
        html! { "The service has just started and is reading what was loaded. Ask for this page again in a few seconds." },
    )
    .body(html! {
        p.wm-p { "Meanwhile: " a.govuk-link href=(paths::england()) { "the national record" } "." }
    })
}

/// What is said where they could not be read; why.
pub(crate) fn unread(why: &str) -> Page {
    Page::new(
        Section::Data,
        "The children’s records could not be read",
        html! { "What was loaded is still there, and nothing was changed." },
    )
    .body(html! { p.wm-p { (why) } })
}

impl FromRequestParts<App> for Ours {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let asked = &parts.extensions;
        // Without somebody who asks and a place to note whom they are shown, nobody is shown anything.
        let (Some(acting), Some(seen)) = (
            asked.get::<Arc<Acting>>().cloned(),
            asked.get::<Arc<Seen>>().cloned(),
        ) else {
            return Err(Error::SignedOut.into_response());
        };
        match settled(app).await {
            Children::Ready(records) => {
                if acting.row().reach == Reach::Nobody {
                    return Err(Error::Refused.into_response());
                }
                let look = app.look(&records, &acting, seen).await;
                let look = look.map_err(|why| Error::Failed(why).into_response())?;
                if let Some(asking) = Asking::now() {
                    // Set once for a request: a second look of the same page is at the same view.
                    let _ = asking.view.set(look.view_words());
                }
                Ok(Self(look))
            }
            Children::None if parts.uri.path() == paths::today() => Err(Redirect::to(&paths::england()).into_response()),
            Children::None => Err(Page::new(
                Section::Data,
                "Nothing is loaded yet",
                html! { "Load the safeguarding dataset, Annex A or the council’s own tables, and this page is made from them." },
            )
            .body(html! {
                p.wm-p { a.govuk-link href=(paths::loads()) { "Load data" } ", or see " a.govuk-link href=(paths::england()) { "the national record" } "." }
            })
            .into_response()),
            Children::Reading => Err(reading().into_response()),
            Children::Unread(why) => Err(unread(&why).into_response()),
        }
    }
}
