//! How many errors each load of a return had, as a picture over its table.

use charts::Words;
use charts::columns::{Column, draw as columns};
use maud::{Markup, html};
use store::ReturnFindings;

use crate::records::Source;
use crate::records::stood::{Counts, judged_otherwise};
use crate::web::words;

/// Most loads in the picture; all are in the table.
const DRAWN: usize = 12;

/// The errors of each load, oldest first.
pub(super) fn draw(source: Source, loads: &[(ReturnFindings, Counts)]) -> Markup {
    let from = loads.len().saturating_sub(DRAWN);
    let otherwise = judged_otherwise(loads);
    let drawn: Vec<Column> = loads
        .iter()
        .zip(&otherwise)
        .skip(from)
        .map(|((found, counts), otherwise)| Column {
            label: format!("{}{}", short(day(found, counts)), star(*otherwise)),
            count: u32::try_from(counts.errors).unwrap_or(u32::MAX),
        })
        .collect();
    let ago = match drawn.len().saturating_sub(1) {
        1 => "in the load before".to_owned(),
        loads => format!("{} loads ago", words::number(loads)),
    };
    let mut says = match (loads.get(from), loads.last()) {
        (Some((_, first)), Some((_, last))) if first.errors > last.errors => format!(
            "{} fewer than {ago}.",
            words::capital(&words::count(first.errors - last.errors, "error", "errors"))
        ),
        (Some((_, first)), Some((_, last))) if first.errors < last.errors => format!(
            "{} more than {ago}.",
            words::capital(&words::count(last.errors - first.errors, "error", "errors"))
        ),
        _ => "As many errors as at first.".to_owned(),
    };
    if otherwise
        .iter()
        .skip(from.max(1))
        .any(|otherwise| *otherwise)
    {
        says.push_str(" Loads with a * were judged by other rules or another year than the one before: their counts cannot be compared.");
    }
    let words = Words::new(
        format!("trend-{}", source.word()),
        "Errors in each load",
        says,
    );
    columns(&drawn, &words, &table(loads, &otherwise))
}

/// What marks a load that was judged otherwise than the one before.
fn star(otherwise: bool) -> &'static str {
    if otherwise { " *" } else { "" }
}

/// A day where there is little room: "23 Jul".
fn short(day: jiff::civil::Date) -> String {
    day.strftime("%-d %b").to_string()
}

fn day(found: &ReturnFindings, counts: &Counts) -> jiff::civil::Date {
    counts.loaded.map_or(found.judged_on, |at| {
        at.to_zoned(jiff::tz::TimeZone::UTC).date()
    })
}

fn table(loads: &[(ReturnFindings, Counts)], otherwise: &[bool]) -> Markup {
    html! {
        table.wm-t {
            thead { tr { th scope="col" { "Loaded" } th scope="col" { "Year" } th.n scope="col" { "Errors" } th.n scope="col" { "Queries" } th.n scope="col" { "New" } th.n scope="col" { "Judged for the first time" } th.n scope="col" { "Put right" } th.n scope="col" { "Not judged now" } } }
            tbody { @for ((found, counts), otherwise) in loads.iter().zip(otherwise).rev() { tr {
                th scope="row" { (words::day(day(found, counts))) (star(*otherwise)) }
                td { (found.year) }
                td.n { (words::rows(counts.errors)) }
                td.n { (words::rows(counts.queries)) }
                td.n { (words::rows(counts.new)) }
                td.n { (words::rows(counts.judged_first)) }
                td.n { (words::rows(counts.gone)) }
                td.n { (words::rows(counts.not_judged)) }
            } } }
        }
    }
}
