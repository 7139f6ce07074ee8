//! GET and POST /reviews/{id}/children/{n}: one screen for one child: why here, who they are, what is recorded, what must
//! be decided. The second look has the same screen, without what the first found.

mod account;
mod decided;
mod shown;

use access::Permission;
use access::audit::Kind;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::review::{Change, Place, Sight};
use maud::{Markup, html};

pub(crate) use account::create as account;
use decided::{both, checked, form, without_token};

use super::rows::{self, Seen, Where};
use super::sent::Sent;
use super::show::is_open_to;
use super::{escalation, everybodys, find_place, gone, not_kept};
use crate::clock;
use crate::programme::NotKept;
use crate::records::name;
use crate::state::App;
use crate::web::changed_since::{Since, VERSION, changed_since};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::words::children as said;
use crate::web::{paths, words};
/// The purpose the log has for a child who was opened in a review.
const PURPOSE: &str = "review";

/// The child.
pub(crate) async fn show(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path((id, n)): Path<(String, String)>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let (review, place) = find_place(&kept, &id, &n)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    let version = |subject: &str| kept.now.version(subject);
    let versions = Versions {
        look: version(&subject(&id, place.n, Sight::First)),
        escalation: version(&format!(
            "{}:escalation",
            subject(&id, place.n, Sight::First)
        )),
    };
    screen(
        &app,
        &seen,
        place,
        Sight::First,
        versions,
        &Sent(Vec::new()),
        &[],
    )
    .await
}

/// What the reviewer found.
pub(crate) async fn create(
    app: State<App>,
    who: Who,
    ours: Ours,
    Path((id, n)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    keep(app, who, ours, &id, &n, Sight::First, Sent(sent)).await
}

/// Versions that the forms of the screen carry.
#[derive(Debug, Clone, Copy)]

pub(super) struct Versions {
    pub(super) look: u64,
    pub(super) escalation: u64,
}

/// The subject of a look at a child.
pub(super) fn subject(id: &str, n: u32, sight: Sight) -> String {
    match sight {
        Sight::First => format!("review:{id}:{n}"),
        Sight::Second => format!("review:{id}:{n}:second"),
    }
}

/// The same screen with what was wrong in one of its forms.
pub(super) async fn unprocessable(
    app: &App,
    seen: &Seen<'_>,
    place: &Place,
    sent: &Sent,
    wrong: &[Wrong],
) -> Result<Response, Error> {
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let versions = Versions {
        look: version,
        escalation: version,
    };
    let mut response = screen(app, seen, place, Sight::First, versions, sent, wrong).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// Keeps what somebody found.
pub(super) async fn keep(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    id: &str,
    n: &str,
    sight: Sight,
    sent: Sent,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let (review, place) = find_place(&kept, id, n)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    if !is_open_to(&seen, place) {
        return Err(Error::NotFound("this child"));
    }
    if !writes(&seen, place, sight) {
        return Err(Error::BadRequest(
            "This child is not given to you for this look, or both looks are in. Nothing was kept."
                .to_owned(),
        ));
    }
    let typed = match checked(review, &sent, app.today()) {
        Ok(typed) => typed,
        Err(wrong) => {
            let versions = Versions {
                look: sent.number(VERSION, 0..=u64::MAX).unwrap_or(0),
                escalation: 0,
            };
            let mut response = screen(&app, &seen, place, sight, versions, &sent, &wrong).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(response);
        }
    };
    let what = What::Review(Change::Reviewed {
        id: id.to_owned(),
        n: place.n,
        sight,
        outcome: typed.outcome,
        answers: typed.answers.clone(),
        decision: typed.decision.clone(),
        by_when: typed.by_when,
        told: typed.told.clone(),
    });
    let subject = what.subject();
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let to = match sight {
        Sight::First => paths::review_child(id, place.n),
        Sight::Second => paths::second_look(id, place.n),
    };
    match app
        .change(&who, "", &[what], &[(subject.clone(), version)])
        .await
    {
        Ok(_) => Ok(Redirect::to(&to).into_response()),
        Err(NotKept::ChangedSince { kept, .. }) => {
            let (_, place) = find_place(&kept, id, n)?;
            let theirs = match sight {
                Sight::First => place.outcome(),
                Sight::Second => place.second_found.as_ref(),
            };
            Ok(changed_since(&Since {
                section: Section::Reviews,
                what: &format!("Child {} of the review", place.n),
                kept: &kept,
                subject: &subject,
                fields: &both(theirs, &typed),
                sent: &without_token(&sent),
                action: &to,
                back: &to,
            }))
        }
        Err(why) => Err(not_kept(why)),
    }
}

/// Whether whoever asks may write what a look found: it is given to them, the review is open, and of a first look the
/// second is not in.
fn writes(seen: &Seen<'_>, place: &Place, sight: Sight) -> bool {
    let given = match sight {
        Sight::First if place.second_found.is_some() => return false,
        Sight::First => &place.given,
        Sight::Second if place.second_found.is_some() => return false,
        Sight::Second => &place.second,
    };
    seen.review.closed.is_none()
        && seen.who.may(Permission::ReviewChildren)
        && given
            .as_ref()
            .is_some_and(|(to, ..)| to.person == seen.who.person)
}

/// The screen of a child.
pub(super) async fn screen(
    app: &App,
    seen: &Seen<'_>,
    place: &Place,
    sight: Sight,
    versions: Versions,
    sent: &Sent,
    wrong: &[Wrong],
) -> Result<Response, Error> {
    let review = seen.review;
    let child = match rows::find(seen.look, seen.all, place) {
        Where::Here(child) => Some(child),
        Where::Gone => None,
        Where::Elsewhere => return Err(Error::NotFound("this child")),
    };
    let (who, address) = match child {
        Some(child) => {
            let (_, names) = seen
                .look
                .child(child)
                .ok_or(Error::NotFound("this child"))?;
            (name(names), seen.look.address(child).unwrap_or_default())
        }
        None => ("no longer in the data".to_owned(), ""),
    };
    let since = match child {
        Some(_) => None,
        None => gone::since(app, review, place).await?,
    };
    let held_back = place.is_blind(&seen.who.person);
    let title = format!(
        "{}Child {} of {}: {who}",
        if wrong.is_empty() { "" } else { "Error: " },
        place.n,
        review.places.len()
    );
    let page = Page::new(Section::Reviews, title, answer(seen, place, sight))
        .caption(match sight {
            Sight::First => review.terms.title.clone(),
            Sight::Second => format!("{}: second look", review.terms.title),
        })
        .crumb("Reviews", paths::reviews())
        .crumb(review.terms.title.clone(), paths::review(&review.id))
        .invented(seen.look.invented())
        .stamp(html! { "As at " (said::on(seen.look.as_at)) ". Due on " (words::day(review.terms.due)) ". Opening this page is written in the log, with the review as its purpose." })
        .body(html! {
            (summary(wrong))
            @if !held_back { (escalation::of_child(seen, place, versions.escalation, sent, wrong)) }
            (section("why", "Why here", shown::why(seen, place)))
            @match child {
                Some(child) => (shown::recorded(seen, child)),
                None => (section("gone", "No longer in the data", shown::gone(seen, place, since.as_ref(), versions, sent, wrong))),
            }
            @if sight == Sight::First && held_back { (section("held", "What the first look found is held back", html! {
                p.wm-p { "This child is given to you for a second look. " a.govuk-link href=(paths::second_look(&review.id, place.n)) { "Write what you find" } ", and then both are shown." }
            })) }
            @if sight == Sight::First && !held_back { (shown::first(seen, place)) }
            @if !held_back { (shown::second(place)) }
            @if writes(seen, place, sight) && child.is_some() { (section("decide", "What must be decided", form(app, seen, place, sight, versions, sent, wrong))) }
        });
    let noted = Noted {
        purpose: PURPOSE.to_owned(),
        ..Noted::new(Kind::Look, format!("{}{address}", store::OPENED))
    };
    let response = page.into_response();
    Ok(if address.is_empty() {
        response
    } else {
        noted.on(response)
    })
}

fn answer(seen: &Seen<'_>, place: &Place, sight: Sight) -> Markup {
    let given = match sight {
        Sight::First => &place.given,
        Sight::Second => &place.second,
    };
    let found = match sight {
        Sight::First => place
            .outcome()
            .filter(|_| !place.is_blind(&seen.who.person)),
        Sight::Second => place.second_found.as_ref(),
    };
    html! {
        @match (found, given) {
            (Some(found), _) => { (found.outcome.name()) ", said " (found.by.name) " on " (words::moment(found.at)) "." }
            (None, Some((to, ..))) if to.person == seen.who.person => "Given to you: read what is recorded, then write what must happen.",
            (None, Some((to, ..))) => { "Given to " (to.name) "." }
            (None, None) => "Given to nobody yet."
        }
    }
}
