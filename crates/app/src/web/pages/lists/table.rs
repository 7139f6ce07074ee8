//! Those on a list as a table: who, why, since when, last seen, next due, and what was done.

use access::Permission;
use maud::{Markup, html};
use measures::cases::Subject;
use store::{Work, WorkKind};

use super::rows::{self, Row};
use super::work::Typed;
use crate::records::Look;
use crate::web::who::Asking;
use crate::web::words::children as said;
use crate::web::{children, origins, paths, words};

/// What is shown and in which order.
pub(super) fn caption(first: usize, shown: usize, all: usize) -> String {
    let order = "Late first, then near, then open; each longest first.";
    if shown == all {
        format!("{order} All {all}.")
    } else {
        format!("{order} {} to {} of {all}.", first + 1, first + shown)
    }
}

/// The table, each row with its box to choose it.
pub(super) fn rows(records: &Look, shown: &[&Row<'_>], typed: &Typed, caption: &str) -> Markup {
    let next = rows::next_due(records);
    html! {
        table.wm-t.wm-stack.wm-worklist {
            caption { (caption) }
            thead { tr {
                th scope="col" { span.govuk-visually-hidden { "Choose" } }
                th.wm-who scope="col" { "Child" } th.wm-team scope="col" { "Team and worker" } th scope="col" { "Why here, and what was done" }
                th.n scope="col" { "Days" } th.pl.wm-seen scope="col" { "Last seen" } th.wm-due scope="col" { "Next due" }
            } }
            tbody {
                @for (at, row) in shown.iter().enumerate() {
                    @let key = row.key(records);
                    @let name = records.subject_name(row.entry.subject);
                    @let ticked = key.as_ref().is_some_and(|key| typed.rows.contains(key));
                    tr.wm-picked[ticked] {
                        td.wm-ck { @if let Some(key) = &key { input.wm-cb type="checkbox" name="row" id={ "row-" (at) } value=(key) checked[ticked] aria-label={ "Choose " (name) }; } }
                        th scope="row" { (who(records, row.entry.subject)) }
                        td data-l="Held by" { (team_and_worker(records, row)) }
                        td data-l="Why here" {
                            (row.entry.why)
                            @if let Some(path) = origins::line(records, row.entry.at) { " " a.govuk-link.wm-row href=(path) { "Row" span.govuk-visually-hidden { " of " (name) } } }
                            @if row.is_touched() { (done(row)) }
                            @if let (Some(note), true) = (&row.holds.note, key.is_some() && may_remove()) {
                                a.govuk-link.wm-row href=(paths::note(&note.list, &note.id)) { "Remove the note" span.govuk-visually-hidden { " about " (name) } }
                            }
                        }
                        td.n data-l="Days" {
                            @match row.entry.since {
                                Some(since) => { (records.as_at.days_since(since).max(0)) span.wm-sub.wm-line { (said::short(since)) } }
                                None => { "not recorded" }
                            }
                        }
                        td.pl data-l="Last seen" { (last_seen(records, row.entry.subject)) }
                        td data-l="Next due" { (due(records, row, next.get(&row.entry.subject).copied())) }
                    }
                }
            }
        }
    }
}

/// Whom a row is about, with a link where there is a page of them.
pub(super) fn who(records: &Look, subject: Subject) -> Markup {
    html! {
        (children::link(records, subject))
        @if let Subject::Child(child) = subject && let Some((history, _)) = records.child(child) {
            span.wm-sub.wm-line { (said::age(history, records.as_at)) }
        }
    }
}

/// The team and who holds the work; who has nobody is told on every list.
pub(super) fn team_and_worker(records: &Look, row: &Row<'_>) -> Markup {
    let team = row.team.map_or("", |team| records.team_name(team));
    html! {
        @if team.is_empty() { @if row.held.is_some() { "No team" } } @else { (team) }
        @if let Some(held) = row.held {
            span.wm-sub.wm-line.wm-late[held.unowned().is_some()] { (said::held(records, held)) }
        }
    }
}

fn last_seen(records: &Look, subject: Subject) -> Markup {
    let Subject::Child(child) = subject else {
        return html! { "–" };
    };
    let seen = records
        .child(child)
        .and_then(|(history, _)| history.last_seen(records.as_at))
        .and_then(|visit| visit.on);
    html! {
        @match seen {
            Some(on) => { (said::short(on)) span.wm-sub.wm-line { (said::ago(on, records.as_at)) } }
            None => { "no visit recorded" }
        }
    }
}

fn due(records: &Look, row: &Row<'_>, next: Option<(::children::Day, &'static str)>) -> Markup {
    html! {
        @match (row.entry.due, next) {
            (Some(due), _) if due < records.as_at => { span.wm-late { (said::short(due)) ", late" } }
            (Some(due), _) => { (said::short(due)) }
            (None, Some((due, list))) => { (said::short(due)) @if due < records.as_at { ", late" } span.wm-sub.wm-line { (list) } }
            (None, None) => { "–" }
        }
    }
}

/// Whether whoever asks may write notes, and so remove them.
fn may_remove() -> bool {
    let asking = Asking::now();
    let acting = asking
        .as_deref()
        .and_then(|asking| asking.acting.as_deref());
    acting.is_some_and(|acting| acting.may(Permission::WorkLists))
}

/// What was done and still holds.
pub(super) fn done(row: &Row<'_>) -> Markup {
    let holds = &row.holds;
    html! {
        @if let Some(off) = &holds.off { span.wm-line.wm-did { (done_words(off)) } }
        @if let Some(hand) = &holds.in_hand { span.wm-line.wm-did { (done_words(hand)) } }
        @if let Some(note) = &holds.note { span.wm-line.wm-did { (done_words(note)) } }
        @if !row.is_touched() { span.wm-sub { "nothing yet" } }
    }
}

/// One thing done, in words.
pub(super) fn done_words(work: &Work) -> String {
    let on = words::moment(work.at);
    match work.kind {
        WorkKind::Taken => format!("Taken on by {}, {on}", work.by),
        WorkKind::Assigned => format!("Given to {} by {}, {on}", work.worker, work.by),
        WorkKind::Note => format!("{}: {} ({on})", work.by, work.reason),
        WorkKind::PutOff => {
            format!(
                "Put off by {} until {}: {}",
                work.by,
                work.until.map(words::day).unwrap_or_default(),
                work.reason
            )
        }
        WorkKind::Done => format!("Said to be done by {}, {on}", work.by),
    }
}

/// Those put off or said to be done, and when they come back.
pub(super) fn off(records: &Look, off: &[&Row<'_>]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            caption { "Off the list for now. Each also comes back at once when the rule says something new of them." }
            thead { tr { th scope="col" { "Child" } th scope="col" { "Why off the list" } th scope="col" { "By" } th scope="col" { "Comes back" } } }
            tbody {
                @for row in off {
                    @if let Some(work) = &row.holds.off {
                        tr {
                            th scope="row" { (who(records, row.entry.subject)) }
                            td data-l="Why off" { @if work.kind == WorkKind::Done { "Said to be done; the record does not show it yet" } @else { (work.reason) } }
                            td data-l="By" { (work.by) ", " (words::moment(work.at)) }
                            td data-l="Comes back" { @match work.until { Some(until) => (words::day(until)), None => "when the rule says something new" } }
                        }
                    }
                }
            }
        }
    }
}
