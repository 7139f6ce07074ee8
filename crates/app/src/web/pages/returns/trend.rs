//! How many errors each load of a return had, as a picture over its table.

use charts::Words;
use charts::columns::{Column, draw as columns};
use maud::{Markup, html};
use store::ReturnFindings;

use crate::records::Source;
use crate::records::stood::Counts;
use crate::web::words;

/// Most loads in the picture; all are in the table.
const DRAWN: usize = 12;

/// The errors of each load, oldest first.
pub(super) fn draw(source: Source, loads: &[(ReturnFindings, Counts)]) -> Markup {
    let from = loads.len().saturating_sub(DRAWN);
    let drawn: Vec<Column> = loads
        .iter()
        .skip(from)
        .map(|(found, counts)| Column {
            label: short(day(found, counts)),
            count: u32::try_from(counts.errors).unwrap_or(u32::MAX),
        })
        .collect();
    let ago = match drawn.len().saturating_sub(1) {
        1 => "in the load before".to_owned(),
        loads => format!("{} loads ago", words::number(loads)),
    };
    let says = match (loads.get(from), loads.last()) {
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
    let words = Words::new(
        format!("trend-{}", source.word()),
        "Errors in each load",
        says,
    );
    columns(&drawn, &words, &table(loads))
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

fn table(loads: &[(ReturnFindings, Counts)]) -> Markup {
    html! {
        table.wm-t {
            thead { tr { th scope="col" { "Loaded" } th scope="col" { "Year" } th.n scope="col" { "Errors" } th.n scope="col" { "Queries" } th.n scope="col" { "New" } th.n scope="col" { "Gone" } } }
            tbody { @for (found, counts) in loads.iter().rev() { tr {
                th scope="row" { (words::day(day(found, counts))) }
                td { (found.year) }
                td.n { (words::rows(counts.errors)) }
                td.n { (words::rows(counts.queries)) }
                td.n { (words::rows(counts.new)) }
                td.n { (words::rows(counts.gone)) }
            } } }
        }
    }
}
