//! Everything recorded of a child, newest first, by year.

use maud::{Markup, html};

use super::Asked;
use super::checks::Found;
use super::events::{Event, Kind};
use crate::records::Look;
use crate::web::govuk::filter::{filter, select};
use crate::web::govuk::pagination::pagination;
use crate::web::words::children as said;
use crate::web::{origins, paths, words};

/// Events of a page.
const PER_PAGE: usize = 60;

/// The timeline with its filter.
pub(super) fn show(
    records: &Look,
    child: u32,
    events: &[Event],
    found: &Found<'_>,
    asked: &Asked,
) -> Markup {
    let kind = asked.kind.as_str();
    let chosen: Vec<&Event> = events
        .iter()
        .filter(|event| kind.is_empty() || event.kind.word() == kind)
        .collect();
    let undated = chosen.iter().filter(|event| event.on.is_none()).count();
    let pages = chosen.len().div_ceil(PER_PAGE).max(1);
    let current = asked
        .page
        .parse()
        .ok()
        .filter(|page| *page > 0)
        .unwrap_or(1)
        .min(pages);
    let first = (current - 1) * PER_PAGE;
    let shown: Vec<&Event> = chosen.iter().skip(first).take(PER_PAGE).copied().collect();
    let path = |page: usize| {
        format!(
            "{}?kind={}&page={page}#timeline",
            paths::child(records.address(child).unwrap_or_default()),
            paths::escaped(kind)
        )
    };
    let mut choices = vec![(String::new(), "Everything".to_owned())];
    choices.extend(Kind::ALL.into_iter().filter_map(|kind| {
        let n = events.iter().filter(|event| event.kind == kind).count();
        (n > 0).then(|| (kind.word().to_owned(), format!("{} ({n})", kind.name())))
    }));
    html! {
        @if events.is_empty() {
            p.wm-p { "Nothing is recorded of them but who they are." }
        } @else {
            (filter(&format!("{}#timeline", paths::child(records.address(child).unwrap_or_default())), "What of the timeline is shown", select("Show", "kind", &choices, kind), "Apply"))
            p.wm-note {
                (words::count(chosen.len(), "event", "events")) ", newest first"
                @if pages > 1 { "; " (first + 1) " to " (first + shown.len()) " here" } "."
                @if undated > 0 { " " (undated) " without a date at the end." }
            }
            @for year in years(&shown) {
                h3.wm-year { @match year { Some(year) => (year), None => "Without a date" } }
                ol.wm-timeline {
                    @for event in shown.iter().filter(|event| event.on.map(children::Day::year) == year) { (item(records, event, found.beside(records, event.at))) }
                }
            }
            (pagination(current, pages, path))
        }
    }
}

/// The newest events alone, of every kind.
pub(super) fn newest(records: &Look, events: &[Event], found: &Found<'_>) -> Markup {
    const NEWEST: usize = 15;
    html! {
        @if events.is_empty() { p.wm-p { "Nothing is recorded of them but who they are." } }
        @else {
            p.wm-note { "The newest " (events.len().min(NEWEST)) " of " (words::count(events.len(), "event", "events")) "." }
            ol.wm-timeline { @for event in events.iter().take(NEWEST) { (item(records, event, found.beside(records, event.at))) } }
        }
    }
}

/// The years of the events, in their order.
fn years(events: &[&Event]) -> Vec<Option<i16>> {
    let mut years: Vec<Option<i16>> = events
        .iter()
        .map(|event| event.on.map(children::Day::year))
        .collect();
    years.dedup();
    years
}

fn item(records: &Look, event: &Event, marks: &[String]) -> Markup {
    html! {
        li class={ "wm-event wm-event-" (event.kind.word()) } {
            p.wm-event-head {
                strong { (event.what) }
                @if let Some(on) = event.on { " " time.wm-event-day datetime=(on.to_string()) { (said::on(on)) } }
            }
            @if !event.detail.is_empty() { p.wm-event-detail { (event.detail) } }
            @for mark in marks { p.wm-event-mark { (mark) } }
            p.wm-event-source {
                @if !event.by.is_empty() { (event.by) ". " }
                @match origins::line(records, Some(event.at)) {
                    Some(path) => a.govuk-link href=(path) { (origins::words(records, event.at)) },
                    None => (origins::words(records, event.at)),
                }
            }
        }
    }
}
