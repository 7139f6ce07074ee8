//! A measure by period: the quarter, the year so far, twelve months, and the same before.

use std::ops::Range;

use children::{CollectionYear, Month};
use maud::{Markup, html};
use measures::measure::When;

use super::{Subject, adds_up, shown};
use crate::records::{Measured, Reading};
use crate::web::govuk::section::section;
use crate::web::paths;

/// A period with the months it is made of.
pub(crate) struct Period {
    /// Its word in addresses.
    pub(crate) word: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// Its months.
    pub(crate) run: Range<usize>,
}

/// The periods of a measure that there are months for.
pub(crate) fn periods(measured: &Measured) -> Vec<Period> {
    let Ok(counted) = &measured.counted else {
        return Vec::new();
    };
    let months = counted.months();
    let len = months.len();
    let complete = if months.last_is_complete() {
        len
    } else {
        len - 1
    };
    let year = months
        .place(CollectionYear::of(months.as_at).first())
        .unwrap_or(0);
    let back = |end: usize, many: usize| end.saturating_sub(many)..end;
    let all = match measured.measure.when {
        When::Snapshot => vec![
            ("latest", "Now", back(len, 1)),
            (
                "month-ago",
                "One month before",
                back(len.saturating_sub(1), 1),
            ),
            (
                "quarter-ago",
                "Three months before",
                back(len.saturating_sub(3), 1),
            ),
            (
                "year-end",
                "At the end of the last year, 31 March",
                back(year, 1),
            ),
            (
                "year-ago",
                "Twelve months before",
                back(len.saturating_sub(12), 1),
            ),
        ],
        When::Events => {
            // The last quarter of whole months: it ends with March, June, September or December.
            let ends = |at: &usize| months.month(*at).month() % 3 == 0;
            let quarter = (0..complete).rev().find(ends).map_or(0, |at| at + 1);
            vec![
                ("latest", "Last complete month", back(complete, 1)),
                ("quarter", "Last complete quarter", back(quarter, 3)),
                ("year-to-date", "Year to date, from April", year..len),
                ("rolling-year", "Twelve months", back(complete, 12)),
                (
                    "year-before",
                    "The twelve months before",
                    back(complete.saturating_sub(12), 12),
                ),
                (
                    "last-year",
                    "Last full year, April to March",
                    back(year, 12),
                ),
            ]
        }
    };
    all.into_iter()
        .map(|(word, name, run)| Period { word, name, run })
        .filter(|period| period.run.start < period.run.end)
        .collect()
}

/// The periods as a table, with the children behind each.
pub(super) fn section_of(subject: &Subject<'_>) -> Markup {
    let measured = subject.measured;
    let measure = measured.measure;
    let rows: Vec<(Period, Reading)> = periods(measured)
        .into_iter()
        .filter_map(|period| {
            measured
                .reading(period.run.clone(), None)
                .map(|reading| (period, reading))
        })
        .collect();
    section(
        "periods",
        if adds_up(subject) {
            "Month, quarter and year"
        } else {
            "Now, and before"
        },
        html! {
            table.wm-t.wm-stack {
                thead {
                    tr {
                        th scope="col" { "Period" }
                        th scope="col" { @if adds_up(subject) { "From and to" } @else { "On" } }
                        th.n scope="col" { "Value" }
                        th.n scope="col" { "Made from" }
                        th.pl scope="col" { "Children" }
                    }
                }
                tbody {
                    @for (period, reading) in &rows {
                        tr {
                            th scope="row" { (period.name) }
                            td data-l="When" { (span(reading, measure.when)) }
                            td.n data-l="Value" { b { (shown::value(Some(reading), measure.value)) } }
                            td.n data-l="Made from" { (shown::of(reading, measure.value)) }
                            td.pl data-l="Children" {
                                @if reading.tally.counted == 0 { span.wm-sub { "nobody" } } @else { a.govuk-link href=(paths::cases(measure.id, &format!("period={}", period.word))) {
                                    "Who is behind it" span.govuk-visually-hidden { ": " (period.name) }
                                } }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// "November 2025 to October 2026", "20 November 2026".
pub(crate) fn span(reading: &Reading, when: When) -> String {
    let (from, to) = (Month::of(reading.from), Month::of(reading.to));
    let end = if to.last() == reading.to {
        to.to_string()
    } else {
        shown::day(reading.to)
    };
    match when {
        When::Snapshot => shown::day(reading.to),
        When::Events if from == to => end,
        When::Events => format!("{from} to {end}"),
    }
}
