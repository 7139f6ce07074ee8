//! Children who are not safe: first on every page; POST /reviews/{id}/children/{n}/escalation says who else was told, and
//! what made the child safe.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::review::{Change, Escalation, Place, Review, Standing};
use jiff::Timestamp;
use maud::{Markup, html};

use super::rows::Seen;
use super::sent::Sent;
use super::show::is_open_to;
use super::{LONGEST, child, everybodys, find_place, not_kept, text_of};
use crate::clock;
use crate::state::App;
use crate::web::changed_since::VERSION;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, text, textarea};
use crate::web::own_forms::form_token;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The children of a review who are not safe and of whom nobody said yet that they are: numbers, so that everybody who
/// sees the review sees that there are some.
pub(super) fn open_ones(
    review: &Review,
    standing: &Standing,
    person: &str,
    now: Timestamp,
) -> Markup {
    let mut open: Vec<(&Place, &Escalation)> = (review.places.iter())
        .filter_map(|place| Some((place, place.open_escalation()?)))
        .collect();
    open.sort_by_key(|(_, escalation)| escalation.due());
    // Whoever is to look a second time is not told that the first look found something.
    let told: Vec<_> = open
        .iter()
        .filter(|(place, _)| !place.is_blind(person))
        .collect();
    html! {
        @if !told.is_empty() {
            section.wm-first aria-labelledby={ "not-safe-" (review.id) } {
                h2 id={ "not-safe-" (review.id) } { (words::count(standing.open_escalations, "child", "children")) " not yet said to be safe: " (review.terms.title) }
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Child" } th scope="col" { "Found" } th scope="col" { "Must be safe by" } th scope="col" { "Told" } } }
                    tbody { @for (place, escalation) in &told { tr {
                        th scope="row" { a.govuk-link href=(paths::review_child(&review.id, place.n)) { "Child " (place.n) } }
                        td data-l="Found" { (escalation.outcome.name()) span.wm-sub.wm-line { (words::clock(escalation.at)) ", " (escalation.by.name) } }
                        td data-l="Must be safe by" { (due(escalation, now)) }
                        td data-l="Told" { (told_words(escalation)) }
                    } } }
                }
            }
        }
    }
}

/// The moment by which a child must be safe, and how it stands to it.
pub(super) fn due(escalation: &Escalation, now: Timestamp) -> Markup {
    html! {
        (words::clock(escalation.due()))
        @match &escalation.ended {
            Some(ended) => span.wm-line[true].wm-late[escalation.is_late(now)] { "Safe " (words::clock(ended.at)) ", after " (hours(escalation.hours_open(now))) @if escalation.is_late(now) { ", late" } },
            None if escalation.is_late(now) => strong.wm-late.wm-line { "Late: open for " (hours(escalation.hours_open(now))) },
            None => span.wm-sub.wm-line { "open for " (hours(escalation.hours_open(now))) },
        }
    }
}

fn hours(hours: i64) -> String {
    match hours {
        0 => "less than an hour".to_owned(),
        1 => "1 hour".to_owned(),
        n => format!("{n} hours"),
    }
}

/// Who was told, and when.
pub(super) fn told_words(escalation: &Escalation) -> Markup {
    html! {
        @if escalation.told.is_empty() { strong.wm-late { "nobody is named" } }
        @for told in &escalation.told { span.wm-line { (told.who) span.wm-sub { ", " (words::clock(told.at)) } } }
    }
}

/// The escalations of a child with what can be added to the one that is open.
pub(super) fn of_child(
    seen: &Seen<'_>,
    place: &Place,
    version: u64,
    sent: &Sent,
    wrong: &[Wrong],
) -> Markup {
    let may = seen.who.may(access::Permission::ReviewChildren) && seen.review.closed.is_none();
    html! {
        @for escalation in &place.escalations {
            section.wm-first.wm-first--clear[escalation.ended.is_some()] aria-label="Not safe" {
                h2 { @if escalation.ended.is_none() { (escalation.outcome.name()) ": nobody has said yet that the child is safe" } @else { (escalation.outcome.name()) ", and made safe since" } }
                p.wm-p { "Found at " (words::clock(escalation.at)) " by " (escalation.by.name) @if escalation.second { ", in the second look" } ". Must be safe by " (due(escalation, seen.now)) }
                p.wm-p { "Told: " (told_words(escalation)) }
                @if let Some(ended) = &escalation.ended { p.wm-p { "What made the child safe: “" (ended.words) "” " span.wm-sub { (ended.by.name) } } }
                @else if may {
                    form method="post" action={ (paths::review_child(&seen.review.id, place.n)) "/escalation" } novalidate {
                        (form_token())
                        input type="hidden" name=(VERSION) value=(version);
                        (text("who", "Who else was told?", "For example: the head of service, by telephone.", sent.get("who"), wrong))
                        button.govuk-button.govuk-button--secondary type="submit" name="do" value="told" { "Add who was told" }
                        (textarea("safe", "What made the child safe, and how is it known?", "", sent.get("safe"), 4, wrong))
                        button.govuk-button type="submit" name="do" value="safe" { "The child is safe now" }
                    }
                }
            }
        }
    }
}

/// Adds who was told, or closes it.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path((id, n)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Sent(sent);
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
    if !is_open_to(&seen, place) || place.is_blind(&who.person) {
        return Err(Error::NotFound("this child"));
    }
    if review.closed.is_some() || place.open_escalation().is_none() {
        return Err(Error::BadRequest(
            "Nothing is open for this child any more. Nothing was changed.".to_owned(),
        ));
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    let change = if sent.get("do") == "safe" {
        let words = text_of(
            &sent,
            "safe",
            LONGEST,
            "Say what made the child safe, and how it is known",
            &mut wrong,
        );
        Change::MadeSafe {
            id: id.clone(),
            n: place.n,
            words,
        }
    } else {
        let who = text_of(&sent, "who", 500, "Say who was told", &mut wrong);
        Change::Told {
            id: id.clone(),
            n: place.n,
            who,
        }
    };
    if !wrong.is_empty() {
        return child::unprocessable(&app, &seen, place, &sent, &wrong).await;
    }
    let what = What::Review(change);
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let expected = [(what.subject(), version)];
    app.change(&who, "", &[what], &expected)
        .await
        .map_err(not_kept)?;
    Ok(Redirect::to(&paths::review_child(&id, place.n)).into_response())
}
