//! Entries of the log, and the people in it, as tables.

use access::audit::Outcome;
use maud::{Markup, html};
use store::{KeptEntry, PersonCount};

use crate::web::pages::purposes;
use crate::web::{paths, words};

/// Entries of a page.
pub(super) const PER_PAGE: u32 = 50;

/// A count of the store as one of the page; what could not be is nought.
pub(super) fn as_count(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0)
}

/// Entries, newest first.
pub(super) fn entries(entries: &[KeptEntry]) -> Markup {
    html! {
        @if entries.is_empty() {
            p.wm-p { "No entry is like that." }
        } @else {
            table.wm-t.wm-stack {
                caption { "Newest first; " (words::count(entries.len(), "entry", "entries")) " here." }
                thead { tr {
                    th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "What" } th.n scope="col" { "Children" } th.pl scope="col" { "What became of it" }
                } }
                tbody { @for kept in entries { (row(kept)) } }
            }
        }
    }
}

fn row(kept: &KeptEntry) -> Markup {
    let entry = &kept.entry;
    html! {
        tr {
            th scope="row" { a.govuk-link href=(paths::audit_entry(kept.seq)) { (words::clock(entry.at)) } }
            td data-l="Who" { (who(kept)) }
            td data-l="What" { (entry.kind.name()) span.wm-sub.wm-line { (entry.route) } }
            td.n data-l="Children" { @if kept.children > 0 { (words::rows(as_count(kept.children))) } @else { "–" } }
            td.pl data-l="What became of it" { (became(kept)) }
        }
    }
}

/// Who it was, in which role, from where.
pub(super) fn who(kept: &KeptEntry) -> Markup {
    let entry = &kept.entry;
    html! {
        @if !entry.who.is_empty() {
            a.govuk-link href=(paths::audit_person(&entry.who)) { (entry.name) }
        } @else if !entry.name.is_empty() { (entry.name) } @else { "Nobody signed in" }
        @if let Some(role) = entry.role { span.wm-sub.wm-line { (role.name()) } }
        @if !entry.address.is_empty() { span.wm-sub.wm-line { "from " (entry.address) } }
    }
}

/// What became of it, with the purpose stated and anything else that was noted.
pub(super) fn became(kept: &KeptEntry) -> Markup {
    let entry = &kept.entry;
    html! {
        @match entry.outcome {
            Outcome::Refused => strong.wm-late { "Refused" },
            Outcome::Allowed => "Done",
        }
        @if !entry.purpose.is_empty() { span.wm-line { "Purpose: " (purposes::name(&entry.purpose)) } }
        @if !entry.words.is_empty() { span.wm-sub.wm-line { (entry.words) } }
    }
}

/// Where the older entries are.
pub(super) fn older(path: Option<String>) -> Markup {
    html! {
        @if let Some(path) = path { p.wm-p { a.govuk-link href=(path) rel="next" { "Older entries" } } }
    }
}

/// People, those who looked most first; so many at most.
pub(super) fn people(people: &[PersonCount], most: usize) -> Markup {
    let named: Vec<&PersonCount> = people.iter().filter(|each| !each.who.is_empty()).collect();
    html! {
        @if named.is_empty() {
            p.wm-p { "Nobody who was signed in asked for anything." }
        } @else {
            table.wm-t.wm-stack {
                caption { "A look is one page or file on which at least one child was shown." @if named.len() > most { " The first " (most) " of " (named.len()) "." } }
                thead { tr { th scope="col" { "Person" } th.n scope="col" { "Looks" } th.n scope="col" { "Refused" } th.n scope="col" { "Entries in all" } } }
                tbody {
                    @for each in named.iter().take(most) {
                        tr {
                            th scope="row" { a.govuk-link href=(paths::audit_person(&each.who)) { (each.name) } }
                            td.n data-l="Looks" { (words::rows(as_count(each.looks))) }
                            td.n data-l="Refused" { (words::rows(as_count(each.refused))) }
                            td.n data-l="Entries in all" { (words::rows(as_count(each.entries))) }
                        }
                    }
                }
            }
        }
    }
}
