//! Practice audits: GET /audits: children who wait for an answer first, then every round.

mod begin;
mod child;
mod findings;
mod form;
mod learning;
mod people;
mod round;
mod said;
mod share;
mod steps;
pub(in crate::web::pages) mod typed;

use access::{Acting, Permission};
use axum::extract::State;
use improvement::audit::{Audits, FollowUp, Item, Round, Seat};
use jiff::civil::Date;
use maud::{Markup, html};

pub(crate) use begin::{create, new};
pub(crate) use child::show as child;
pub(crate) use findings::create as find;
pub(crate) use form::{create as audit_child, new as audit_form};
pub(crate) use learning::{index as learning, index_csv as learning_csv};
pub(crate) use round::show;
pub(crate) use share::create as share;
pub(crate) use steps::{close, give_back, moderate, remedied, remedy, set_aside};

use crate::records::Look;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// Every round.
pub(crate) async fn index(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let audits = &kept.now.audits;
    let today = app.today();
    let waiting = shown_to(audits.waiting(), &who);
    let late = waiting
        .iter()
        .filter(|(_, _, follow_up)| follow_up.is_late(today))
        .count();
    Ok(Page::new(Section::PracticeAudits, "Practice audits", html! {
        @if audits.all.is_empty() { "No audit was begun yet." }
        @else if waiting.is_empty() { (words::count(audits.all.len(), "round", "rounds")) " of audits; nobody waits for an answer." }
        @else {
            (words::count(waiting.len(), "child waits", "children wait")) " for what an inadequate audit asks"
            @if late > 0 { ", " (late) " past the day it was due." } @else { ", none past the day it is due." }
        }
    })
    .stamp(html! { "As at " (words::day(today)) ". Grades are never added up by worker or by auditor." })
    .invented(look.invented())
    .body(html! {
        @if who.may(Permission::RunReviews) { p.wm-p { a.govuk-button.wm-b href=(paths::new_practice_audit()) role="button" { "Begin a round of audits" } } }
        @if !audits.all.is_empty() { p.wm-p { a.govuk-link href=(paths::audit_learning()) { "What the audits say, by question" } } }
        @if !waiting.is_empty() { (section("waiting", "Children who wait for an answer", follow_ups(&look, &waiting, today))) }
        (own(&look, audits, &who))
        (section("rounds", "Rounds", rounds(audits, &who)))
    }))
}

/// Follow-ups without those that would tell somebody who audits blind what the other found.
fn shown_to<'a>(
    all: Vec<(&'a Round, &'a Item, &'a FollowUp)>,
    who: &Acting,
) -> Vec<(&'a Round, &'a Item, &'a FollowUp)> {
    let mut all = all;
    all.retain(|(_, item, _)| !item.is_blind(&who.person));
    all
}

/// What waits, the next due first; children who are not shown are counted.
fn follow_ups(look: &Look, all: &[(&Round, &Item, &FollowUp)], today: Date) -> Markup {
    let shown: Vec<_> = all
        .iter()
        .filter(|(_, item, _)| look.child_of(item.child.id()).is_some())
        .collect();
    let hidden = all.len() - shown.len();
    html! {
        @if !shown.is_empty() {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Child" } th scope="col" { "Round" } th scope="col" { "What is next" } th scope="col" { "Due" } } }
                tbody { @for (round, item, follow_up) in &shown { tr {
                    th scope="row" { a.govuk-link href={ (paths::audited_child(&round.id, item.number)) "#follow-up" } { (name(look, item)) } }
                    td data-l="Round" { (round.words.title) ", child " (item.number) }
                    td data-l="What is next" {
                        @match &follow_up.answered {
                            None => "The manager’s answer",
                            Some((_, _, remedy)) => { (remedy.what) span.wm-sub.wm-line { (remedy.owner) } }
                        }
                    }
                    td data-l="Due" { (due(follow_up.next_due(), today)) }
                } } }
            }
        }
        @if hidden > 0 { p.wm-p { (words::count(hidden, "more is", "more are")) " outside what your role shows." } }
    }
}

fn due(due: Date, today: Date) -> Markup {
    html! { @if due < today { strong.wm-late { (words::day(due)) ", late" } } @else { (words::day(due)) } }
}

/// A child's name, or what stands where they are not shown.
fn name(look: &Look, item: &Item) -> String {
    match look.child_of(item.child.id()) {
        Some(child) => look.name(child),
        None if look.find_child(item.child.id()).is_some() => "Not shown to you".to_owned(),
        None if look.is_whole() => "No longer in what was loaded".to_owned(),
        None => "Outside what your role shows".to_owned(),
    }
}

/// What whoever asks has still to audit.
fn own(look: &Look, audits: &Audits, who: &Acting) -> Markup {
    let open: Vec<(&Round, &Item, Seat)> = audits
        .all
        .iter()
        .filter(|round| round.closed.is_none())
        .flat_map(|round| round.items.iter().map(move |item| (round, item)))
        .filter(|(_, item)| item.set_aside.is_none())
        .filter_map(|(round, item)| Some((round, item, item.seat_of(&who.person)?)))
        .filter(|(_, item, seat)| match seat {
            Seat::First | Seat::Second => item.handed_in(*seat).is_none(),
            Seat::Moderator => item.handed_in(Seat::First).is_some() && item.moderated.is_none(),
        })
        .collect();
    if open.is_empty() {
        return html! {};
    }
    section(
        "own",
        "Yours to do",
        html! {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Child" } th scope="col" { "Round" } th scope="col" { "What" } th scope="col" { "In by" } } }
                tbody { @for (round, item, seat) in &open { tr {
                    th scope="row" {
                        @match seat {
                            Seat::First | Seat::Second => a.govuk-link href={ (paths::audited_child(&round.id, item.number)) "/audit" } { (name(look, item)) },
                            Seat::Moderator => a.govuk-link href={ (paths::audited_child(&round.id, item.number)) "#moderation" } { (name(look, item)) },
                        }
                    }
                    td data-l="Round" { (round.words.title) }
                    td data-l="What" {
                        @match (seat, item.kept(*seat)) {
                            (Seat::Moderator, _) => "Moderate",
                            (_, Some(kept)) if !kept.given_back.is_empty() => { "Given back: " (kept.given_back) }
                            (_, Some(kept)) => { "Draft of " (words::moment(kept.at)) }
                            (_, None) => "Not begun",
                        }
                    }
                    td data-l="In by" { @if let Some(due) = round.words.due { (words::day(due)) } @else { "–" } }
                } } }
            }
        },
    )
}

fn rounds(audits: &Audits, who: &Acting) -> Markup {
    html! {
        @if audits.all.is_empty() { p.wm-p { "A round is a sample of children, drawn by a recorded seed, audited by people who do not hold the work, with the worker and with the family’s view." } }
        @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Round" } th scope="col" { "Children" } th scope="col" { "Handed in" } th scope="col" { "Good or outstanding over all" } th scope="col" { "In by" } } }
                tbody { @for round in audits.all.iter().rev() {
                    @let overall = round.overall();
                    tr {
                        th scope="row" { a.govuk-link href=(paths::practice_audit(&round.id)) { (round.words.title) } span.wm-sub.wm-line { (round.id) ", begun " (words::moment(round.begun)) } }
                        td data-l="Children" { (round.items.len()) span.wm-sub.wm-line { "from: " (round.words.from) } }
                        td data-l="Handed in" { (round.handed_in()) " of " (round.to_audit()) @if round.closed.is_some() { span.wm-sub.wm-line { "closed" } } }
                        td data-l="Good or outstanding" {
                            @if round.is_blind(&who.person) { "Shown once yours are in" }
                            @else if overall.graded() > 0 { (overall.good_or_better()) " of " (overall.graded()) }
                            @else { "–" }
                        }
                        td data-l="In by" { @if let Some(due) = round.words.due { (words::day(due)) } @else { "–" } }
                    }
                } }
            }
        }
    }
}
