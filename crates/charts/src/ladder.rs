//! The ladder: the strip for narrow screens, newest report first, the gaps between in words.

use std::cmp::Reverse;

use jiff::civil::Date;
use maud::{Markup, html};

use crate::accessible::grade;
use crate::history::{History, Report, Visit};
use crate::text;
use crate::time;

/// The steps as an ordered list, newest first.
#[must_use]
pub fn list(history: &History) -> Markup {
    let reports: Vec<&Report> = history.in_order().into_iter().rev().collect();
    html! {
        ol.ch-ladder {
            @if let Some(newest) = reports.first() {
                (gap(history, newest, None))
            }
            @for (place, report) in reports.iter().enumerate() {
                (step(history, report))
                @if let Some(older) = reports.get(place + 1) {
                    (gap(history, older, Some(report)))
                }
            }
            @let first = reports.last().map(|r| r.published);
            @let before: Vec<&Visit> = history.visits_in_order().into_iter().rev()
                .filter(|v| first.is_none_or(|day| v.when.first() < day)).collect();
            @if !before.is_empty() {
                li.ch-gap { @for early in before { p { (visit(early)) } } }
            }
        }
    }
}

fn step(history: &History, report: &Report) -> Markup {
    html! {
        li.ch-step {
            p.ch-step-date {
                @if let Some(href) = &report.href {
                    a.govuk-link href=(href) { (time::long(report.published)) }
                } @else {
                    (time::long(report.published))
                }
            }
            p.ch-step-under {
                (report.framework)
                @if !report.under.is_empty() { ". " (report.under) }
            }
            dl {
                @for cell in &report.cells {
                    div {
                        dt {
                            @if cell.rows > 1 { (capital(&history.covered(*cell))) ", one grade" }
                            @else { @if let Some(row) = history.rows.get(cell.row) { (row.label) } }
                        }
                        dd { (grade(cell.fill)) }
                    }
                }
            }
        }
    }
}

/// The time between a report and the next one (or today), with the visits and new frameworks that fell in it,
/// newest first.
fn gap(history: &History, older: &Report, newer: Option<&Report>) -> Markup {
    let until = newer.map_or(history.today, |r| r.published);
    let mut events: Vec<(Date, String)> = history
        .visits
        .iter()
        .filter(|v| v.when.first() >= older.published && v.when.first() < until)
        .map(|v| (v.when.first(), visit(v)))
        .collect();
    for era in &history.eras {
        if let Some(name) = era.names.first()
            && era.from > older.published
            && era.from <= until
        {
            let said = format!("{}: new framework. {name}", era.from.strftime("%B %Y"));
            events.push((era.from, said));
        }
    }
    events.sort_by_key(|(day, _)| Reverse(*day));
    html! {
        li.ch-gap {
            p {
                @if newer.is_some() { (capital(&time::gap(older.published, until))) " between" }
                @else { (capital(&time::gap(older.published, until))) " since the newest report" }
            }
            @for (_, said) in events { p { (said) } }
        }
    }
}

fn visit(visit: &Visit) -> String {
    let what = text::lower_first(&visit.label);
    let under = visit.under.as_deref().map(text::lower_first);
    let under = under.map_or_else(String::new, |u| format!(", {u}"));
    format!("{}: {what}{under}", visit.when.said())
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
