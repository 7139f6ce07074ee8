//! The way from a measure to the children behind it.

use maud::{Markup, html};
use measures::measure::{Better, Headline, Value};

use super::{Subject, shown, when};
use crate::web::govuk::section::section;
use crate::web::{paths, words};

/// The query that asks for the cases of the headline.
pub(super) fn headline_query(subject: &Subject<'_>) -> String {
    let period = match subject.measured.measure.headline {
        Headline::Latest => "latest",
        Headline::RollingYear => "rolling-year",
        Headline::YearToDate => "year-to-date",
    };
    format!("period={period}")
}

/// Links to the cases of the headline: those that ask for something first.
pub(super) fn section_of(subject: &Subject<'_>) -> Markup {
    let measure = subject.measured.measure;
    let tally = subject
        .headline
        .map(|reading| reading.tally)
        .unwrap_or_default();
    let query = headline_query(subject);
    let path = |more: &str| paths::cases(measure.id, &format!("{query}{more}"));
    let not_met = tally.counted - tally.met;
    let first = match (measure.value, measure.better) {
        (Value::Share, Better::Higher) if not_met > 0 => Some((not_met, true, "&met=no")),
        (Value::Share, Better::Lower | Better::Neutral) if tally.met > 0 => {
            Some((tally.met, false, "&met=yes"))
        }
        _ => None,
    };
    section(
        "behind",
        "The children behind it",
        html! {
            @if tally.counted == 0 {
                p.wm-p { "Checked on " (shown::day(subject.records.as_at)) ": nobody was counted " (when(subject)) "." }
            } @else {
                @if let Some((count, not, more)) = first {
                    p.wm-lede {
                        a.govuk-link href=(path(more)) { (words::thousands(count)) " of " (words::thousands(tally.counted)) }
                        @if not { " did not meet it, " (when(subject)) ". To meet it is: " (measure.met) "." }
                        @else { ": " (measure.met) ", " (when(subject)) "." }
                    }
                }
                p.wm-p {
                    a.govuk-link href=(path("")) { "All " (words::thousands(tally.counted)) }
                    ", each with its date, team, worker and the row it was read from."
                }
            }
        },
    )
}
