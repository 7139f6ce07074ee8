//! How many errors each load of a return had, as a picture over its table.

use charts::Words;
use charts::columns::{Column, draw as columns};
use maud::{Markup, html};

use super::found::Before;
use crate::records::Source;
use crate::records::stood::{Counts, judged_otherwise};
use crate::web::words;

/// Most loads in the picture; all are in the table.
const DRAWN: usize = 12;

/// What one load had, of everybody or of one team.
struct Point {
    day: jiff::civil::Date,
    year: i16,
    errors: usize,
    queries: usize,
    /// Whether it was judged by other rules or another year than the load before.
    otherwise: bool,
    /// What came and went since the load before; of one team it is not kept.
    changed: Option<Changed>,
}

/// Findings that are new, that rules found which were not run before, that were put right, and of which rules that were
/// not run now would have to tell.
struct Changed {
    new: usize,
    judged_first: usize,
    gone: usize,
    not_judged: usize,
}

/// The errors of each load, oldest first.
pub(super) fn draw(source: Source, loads: &[Before]) -> Markup {
    let points: Vec<Point> = loads
        .iter()
        .zip(judged_otherwise(loads))
        .map(|((found, counts), otherwise)| Point {
            day: day(found, counts),
            year: found.year,
            errors: counts.errors,
            queries: counts.queries,
            otherwise,
            changed: Some(Changed {
                new: counts.new,
                judged_first: counts.judged_first,
                gone: counts.gone,
                not_judged: counts.not_judged,
            }),
        })
        .collect();
    picture(source, "Errors in each load", &points)
}

/// The same about the children of one team, by its name as it was then; empty for children of no team that is named.
pub(super) fn draw_team(source: Source, loads: &[Before], team: &str) -> Markup {
    let points: Vec<Point> = loads
        .iter()
        .zip(judged_otherwise(loads))
        .filter_map(|((found, counts), otherwise)| {
            let (errors, queries) = counts.of_team(team)?;
            Some(Point {
                day: day(found, counts),
                year: found.year,
                errors,
                queries,
                otherwise,
                changed: None,
            })
        })
        .collect();
    let unknown = loads.len() - points.len();
    let name = if team.is_empty() {
        "no team that is named"
    } else {
        team
    };
    html! {
        @if points.len() > 1 { (picture(source, &format!("Errors in each load: {name}"), &points)) }
        @else { p.wm-p { "Of fewer than two loads it is known whose children the findings were about." } }
        @if unknown > 0 && points.len() > 1 {
            p.wm-sub { (words::capital(&words::count(unknown, "load is", "loads are"))) " left out: whose children their findings were about was not kept." }
        }
    }
}

fn picture(source: Source, title: &str, points: &[Point]) -> Markup {
    let from = points.len().saturating_sub(DRAWN);
    let drawn: Vec<Column> = points
        .iter()
        .skip(from)
        .map(|point| Column {
            label: format!("{}{}", short(point.day), star(point)),
            count: u32::try_from(point.errors).unwrap_or(u32::MAX),
        })
        .collect();
    let ago = match drawn.len().saturating_sub(1) {
        1 => "in the load before".to_owned(),
        loads => format!("{} loads ago", words::number(loads)),
    };
    let errors = |count| words::capital(&words::count(count, "error", "errors"));
    let mut says = match (points.get(from), points.last()) {
        (Some(first), Some(last)) if first.errors > last.errors => {
            format!("{} fewer than {ago}.", errors(first.errors - last.errors))
        }
        (Some(first), Some(last)) if first.errors < last.errors => {
            format!("{} more than {ago}.", errors(last.errors - first.errors))
        }
        _ => "As many errors as at first.".to_owned(),
    };
    if points.iter().skip(from.max(1)).any(|point| point.otherwise) {
        says.push_str(" Loads with a * were judged by other rules or another year than the one before: their counts cannot be compared.");
    }
    let words = Words::new(format!("trend-{}", source.word()), title, says);
    columns(&drawn, &words, &table(points))
}

/// What marks a load that was judged otherwise than the one before.
fn star(point: &Point) -> &'static str {
    if point.otherwise { " *" } else { "" }
}

/// Why nothing is told of the loads before to a reader from whom somebody is left out.
pub(super) fn not_for_some() -> Markup {
    html! {
        p.wm-p { "What each load had was counted of every child. It is shown only to who sees every child: beside what is shown to you it would tell of others." }
    }
}

/// A day where there is little room: "23 Jul".
fn short(day: jiff::civil::Date) -> String {
    day.strftime("%-d %b").to_string()
}

fn day(found: &store::ReturnFindings, counts: &Counts) -> jiff::civil::Date {
    counts.loaded.map_or(found.judged_on, |at| {
        at.to_zoned(jiff::tz::TimeZone::UTC).date()
    })
}

fn table(points: &[Point]) -> Markup {
    let changed = points.iter().all(|point| point.changed.is_some());
    html! {
        table.wm-t {
            thead { tr {
                th scope="col" { "Loaded" } th scope="col" { "Year" } th.n scope="col" { "Errors" } th.n scope="col" { "Queries" }
                @if changed { th.n scope="col" { "New" } th.n scope="col" { "Judged for the first time" } th.n scope="col" { "Put right" } th.n scope="col" { "Not judged now" } }
            } }
            tbody { @for point in points.iter().rev() { tr {
                th scope="row" { (words::day(point.day)) (star(point)) }
                td { (point.year) }
                td.n { (words::rows(point.errors)) }
                td.n { (words::rows(point.queries)) }
                @if let Some(changed) = &point.changed {
                    td.n { (words::rows(changed.new)) }
                    td.n { (words::rows(changed.judged_first)) }
                    td.n { (words::rows(changed.gone)) }
                    td.n { (words::rows(changed.not_judged)) }
                }
            } } }
        }
    }
}
