//! The second look: GET and POST /reviews/{id}/second draws the sample and shares it out; GET and POST
//! /reviews/{id}/children/{n}/second is the look itself, blind to the first.

use std::collections::{BTreeMap, BTreeSet};

use access::Permission;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::review::{Agreement, Change, Given, Place, Review, Sight, Standing, drawn};
use maud::{Markup, html};

use super::child::{self, Versions};
use super::people::candidates;
use super::rows::{Seen, Show};
use super::sent::Sent;
use super::share::Chosen;
use super::{everybodys, find, find_place, not_kept, seed};
use crate::clock;
use crate::state::App;
use crate::web::changed_since::VERSION;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, checkboxes, summary};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The screen of a second look.
pub(crate) async fn show_child(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path((id, n)): Path<(String, String)>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let (review, place) = find_place(&kept, &id, &n)?;
    if !place.drawn {
        return Err(Error::NotFound("this second look"));
    }
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    let versions = Versions {
        look: kept
            .now
            .version(&child::subject(&id, place.n, Sight::Second)),
        escalation: kept
            .now
            .version(&format!("review:{id}:{}:escalation", place.n)),
    };
    child::screen(
        &app,
        &seen,
        place,
        Sight::Second,
        versions,
        &Sent(Vec::new()),
        &[],
    )
    .await
}

/// What the second reviewer found.
pub(crate) async fn create_child(
    app: State<App>,
    who: Who,
    ours: Ours,
    Path((id, n)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    child::keep(app, who, ours, &id, &n, Sight::Second, Sent(sent)).await
}

/// The sample, and how the looks compare.
pub(crate) async fn show(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path(id): Path<String>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let review = find(&kept, &id)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    let version = kept.now.version(&format!("review:{id}"));
    Ok(view(&app, &seen, version, &Sent(Vec::new()), &[]).await?)
}

/// Draws the sample, or shares it out.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Sent(sent);
    let kept = app.programme().await?;
    let review = find(&kept, &id)?;
    if review.closed.is_some() {
        return Err(Error::BadRequest(
            "This review is closed. Nothing was changed.".to_owned(),
        ));
    }
    let all = everybodys(&app)?;
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let change = if sent.get("do") == "draw" {
        let seed = seed();
        Ok(Change::Drawn {
            id: id.clone(),
            places: drawn(review.terms.second, &seed, &review.places),
            seed,
        })
    } else {
        let candidates = candidates(&app).await?;
        let ids: BTreeSet<&str> = sent.all("reviewer").into_iter().collect();
        let chosen = Chosen::of(&app, &all, review, &candidates, &ids).await?;
        let seed = seed();
        let places = to_share(review);
        let mut has = BTreeMap::new();
        for (to, ..) in review
            .places
            .iter()
            .filter_map(|place| place.second.as_ref())
        {
            *has.entry(to.person.clone()).or_insert(0) += 1;
        }
        let shared = chosen.share(review, &places, &has, &seed, Sight::Second);
        let wrong = |what: &str| Err(vec![("reviewer", what.to_owned())]);
        if chosen.people.is_empty() {
            wrong("Choose who looks a second time")
        } else if shared.given.is_empty() {
            wrong(
                "None of those waiting can be given to those you chose: they hold the case, looked first, or do not see the child",
            )
        } else {
            Ok(Change::Shared {
                id: id.clone(),
                sight: Sight::Second,
                seed: Some(seed),
                given: shared
                    .given
                    .into_iter()
                    .map(|(n, to)| Given { n, to })
                    .collect(),
            })
        }
    };
    match change {
        Ok(change) => {
            let what = What::Review(change);
            let expected = [(what.subject(), version)];
            app.change(&who, "", &[what], &expected)
                .await
                .map_err(not_kept)?;
            Ok(Redirect::to(&paths::second_looks(&id)).into_response())
        }
        Err(wrong) => {
            let seen = Seen {
                review,
                look: &look,
                all: &all,
                who: &who,
                now: clock::now(),
            };
            let page = view(&app, &seen, version, &sent, &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Children of the sample who were looked at once and are given to nobody for the second look.
fn to_share(review: &Review) -> Vec<u32> {
    let places = review.places.iter();
    places
        .filter(|place| place.drawn && place.outcome().is_some() && place.second.is_none())
        .map(|place| place.n)
        .collect()
}

async fn view(
    app: &App,
    seen: &Seen<'_>,
    version: u64,
    sent: &Sent,
    wrong: &[Wrong],
) -> anyhow::Result<Page> {
    let review = seen.review;
    let standing = Standing::of(review, seen.now);
    let runs = seen.who.may(Permission::RunReviews) && review.closed.is_none();
    let candidates = if runs {
        candidates(app).await?
    } else {
        Vec::new()
    };
    let options: Vec<(String, String)> = (candidates.iter())
        .map(|each| {
            (
                each.reviewer.person.clone(),
                format!("{}, {}", each.reviewer.name, each.roles()),
            )
        })
        .collect();
    let waiting = to_share(review);
    let rule = review.terms.second;
    let title = if wrong.is_empty() {
        "The second look"
    } else {
        "Error: the second look"
    };
    Ok(Page::new(Section::Reviews, title, answer(review, &standing))
        .caption(review.terms.title.clone())
        .crumb("Reviews", paths::reviews())
        .crumb(review.terms.title.clone(), paths::review(&review.id))
        .invented(seen.look.invented())
        .body(html! {
            (summary(wrong))
            @if runs {
                (section("draw", "Draw the sample", html! {
                    p.wm-p { (rule.percent) " of a hundred children, at least " (rule.least) ": " (words::count(rule.of(review.places.len()), "child", "children")) " of " (review.places.len()) "." }
                    form method="post" action=(paths::second_looks(&review.id)) novalidate {
                        (form_token())
                        input type="hidden" name=(VERSION) value=(version);
                        button.govuk-button.govuk-button--secondary type="submit" name="do" value="draw" { @if review.draws.is_empty() { "Draw the sample" } @else { "Draw again, beside those drawn" } }
                    }
                }))
                @if !waiting.is_empty() {
                    (section("share", "Who looks a second time", html! {
                        p.wm-p { (words::count(waiting.len(), "child of the sample was", "children of the sample were")) " looked at once and " (if waiting.len() == 1 { "waits" } else { "wait" }) " for somebody else." }
                        form method="post" action=(paths::second_looks(&review.id)) novalidate {
                            (form_token())
                            input type="hidden" name=(VERSION) value=(version);
                            (checkboxes("reviewer", "Who looks?", "Nobody is given a child they looked at first, or whose case they hold.", &options, &sent.all("reviewer"), wrong))
                            button.govuk-button type="submit" name="do" value="even" { "Share out" }
                        }
                    }))
                }
            }
            @if !review.draws.is_empty() { (section("sample", "The sample", table(seen))) }
            (section("seeds", "How to draw it again", html! {
                @for (seed, at, by) in &review.draws { p.wm-p { "Drawn at " (words::clock(*at)) " by " (by.name) ", with the seed " code { (seed) } "." } }
                p.wm-p { "For each child take SHA-256 of the seed, a colon and the case system’s identifier; order them by it, written in hexadecimal; the first are the sample. Anybody who knows the identifiers comes to the same." }
            }))
        }))
}

pub(super) fn answer(review: &Review, standing: &Standing) -> Markup {
    let agree = |agreement: Agreement| standing.agreement.get(&agreement).copied().unwrap_or(0);
    let both: usize = standing.agreement.values().sum();
    html! {
        @if review.draws.is_empty() { "No sample has been drawn yet." }
        @else {
            (standing.second_done) " of " (words::count(standing.drawn, "child", "children")) " of the sample have been looked at twice."
            @if both > 0 { " The two looks came to the same for " (agree(Agreement::Same)) " of " (both) "; they differ on whether the child is safe for " (agree(Agreement::Safety)) "." }
        }
    }
}

/// The sample: who looks, and how the two compare; what is held back stays so.
pub(super) fn table(seen: &Seen<'_>) -> Markup {
    let sample: Vec<&Place> = (seen.review.places.iter())
        .filter(|place| place.drawn)
        .collect();
    let shown: Vec<&Place> = sample
        .iter()
        .copied()
        .filter(|place| seen.shows(place))
        .collect();
    let hidden = sample.len() - shown.len();
    html! {
        table.wm-t.wm-stack {
            caption { (words::count(sample.len(), "child", "children")) " drawn, " (seen.opened(Show::SecondDone, seen.count(Show::SecondDone))) " looked at twice." }
            thead { tr { th scope="col" { "Child" } th scope="col" { "First look" } th scope="col" { "Second look by" } th scope="col" { "Second look" } th scope="col" { "Compared" } } }
            tbody { @for place in &shown { tr {
                th scope="row" { (seen.child(place)) }
                td data-l="First look" { (seen.outcome(place)) }
                td data-l="Second look by" { @match &place.second { Some((to, ..)) if to.person == seen.who.person && place.second_found.is_none() => a.govuk-link href=(paths::second_look(&seen.review.id, place.n)) { "You: look now" }, Some((to, ..)) => (to.name), None => span.wm-sub { "nobody yet" } } }
                td data-l="Second look" { @match &place.second_found { Some(found) => { (found.outcome.name()) span.wm-sub.wm-line { (words::moment(found.at)) } }, None => span.wm-sub { "not yet" } } }
                td data-l="Compared" { @match place.agreement() { Some(agreement) => span.wm-late[agreement == Agreement::Safety] { (agreement.words()) }, None => span.wm-sub { "–" } } }
            } } }
        }
        @if hidden > 0 { p.wm-p { (words::count(hidden, "more child is", "more children are")) " in the sample and not shown in your role." } }
    }
}
