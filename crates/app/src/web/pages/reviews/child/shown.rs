//! What is shown of a child of a review: why they are in it, what is recorded, what was found.

use access::Permission;
use children::service::ChildId;
use improvement::review::{Found, Place};
use maud::{Markup, html};

use super::super::gone::told;
use super::super::rows::Seen;
use super::super::sent::Sent;
use super::Versions;
use crate::records::gone::Since;
use crate::web::changed_since::VERSION;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{Wrong, textarea};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::pages::child as life;
use crate::web::{paths, words};

/// Why they are here, and who therefore does not review them.
pub(super) fn why(seen: &Seen<'_>, place: &Place) -> Markup {
    let mut names: Vec<&str> = (place.member.holders.iter())
        .map(|holder| {
            if holder.name.is_empty() {
                holder.worker.as_str()
            } else {
                holder.name.as_str()
            }
        })
        .collect();
    names.sort_unstable();
    html! {
        ul.govuk-list.govuk-list--bullet { @for reason in &place.member.reasons { li { (reason.words) } } }
        @if let Some((at, by, why)) = &place.after { p.wm-p { "Added on " (words::moment(*at)) " by " (by.name) @if !why.is_empty() { ": " (why) } "." } }
        @else { p.wm-p { "Frozen on " (words::moment(seen.review.begun)) ", as at " (words::day(seen.review.terms.as_at)) "." } }
        @if !names.is_empty() { p.wm-note { "Held the case then, and so does not review it: " (names.join(", ")) "." } }
    }
}

/// What is recorded of the child, in short, and the way to all of it.
pub(super) fn recorded(seen: &Seen<'_>, child: ChildId) -> Markup {
    html! {
        (life::in_short(seen.look, child))
        @if let Some(address) = seen.look.address(child) { p.wm-p { a.govuk-link href=(paths::child(address)) { "Everything recorded of this child" } } }
    }
}

/// What can be done about a child who is in no data any more.
pub(super) fn gone(
    seen: &Seen<'_>,
    place: &Place,
    since: Option<&Since>,
    versions: Versions,
    sent: &Sent,
    wrong: &[Wrong],
) -> Markup {
    let may = seen.who.may(Permission::RunReviews)
        && seen.review.closed.is_none()
        && place.outcome().is_none();
    html! {
        p.wm-p { "The record this child had when the review began is not in what was loaded last: it may have been merged with another or removed. The child stays in the review, and is counted." }
        p.wm-p { (told(seen, since)) }
        @if may {
            form method="post" action={ (paths::review_child(&seen.review.id, place.n)) "/account" } novalidate {
                (form_token())
                input type="hidden" name=(VERSION) value=(versions.look);
                (textarea("account", "What became of the child’s record, and who has looked at them?", "For example: merged with another record, reviewed as child 12 of this review. Name no child.", sent.get("account"), 4, wrong))
                button.govuk-button type="submit" { "Account for this child" }
            }
        }
    }
}

/// What the first look found, with what was written before it was changed.
pub(super) fn first(seen: &Seen<'_>, place: &Place) -> Markup {
    html! {
        @if let Some(found) = place.outcome() { (section("found", "What the review found", found_words(found))) }
        @if let Some((at, by, words)) = place.accounted.as_ref().filter(|_| place.outcome().is_none()) {
            (section("accounted", "Accounted for without a review", html! { p.wm-p { "“" (words) "” " span.wm-sub { (by.name) ", " (words::moment(*at)) } } }))
        }
        @if place.found.len() > 1 {
            (details("What was written before", html! {
                @for found in place.found.iter().rev().skip(1) { p.wm-p { (words::clock(found.at)) ", " (found.by.name) ": " (found.outcome.name()) ". “" (found.decision) "”" } }
            }))
        }
        @if place.drawn && place.second.as_ref().is_some_and(|(to, ..)| to.person == seen.who.person) {
            p.wm-p { a.govuk-link href=(paths::second_look(&seen.review.id, place.n)) { "Your second look at this child" } }
        }
    }
}

/// What the second look found, and how the two compare.
pub(super) fn second(place: &Place) -> Markup {
    html! {
        @if let Some(found) = &place.second_found {
            (section("second", "What the second look found", html! {
                (found_words(found))
                @if let Some(agreement) = place.agreement() { p.wm-p { strong { (agreement.words()) "." } } }
            }))
        }
    }
}

fn found_words(found: &Found) -> Markup {
    html! {
        dl.wm-facts {
            div { dt { "Outcome" } dd { span.wm-late[found.outcome.escalates()] { (found.outcome.name()) } } }
            @for answer in &found.answers { div { dt { (answer.question) } dd { (answer.answer.name()) } } }
            div { dt { "What must happen" } dd { (found.decision) } }
            @if let Some(day) = found.by_when { div { dt { "By when" } dd { (words::day(day)) } } }
            div { dt { "By whom" } dd { (found.by.name) ", " (words::clock(found.at)) } }
        }
    }
}
