//! A measure beside what was published: England, and where the council would stand among the authorities.

use charts::compare::{Comparison, Heads, Row, Standing};
use charts::{Words, peers};
use children::Month;
use inspection::authorities::{self, Authority};
use maud::{Markup, html};
use measures::benchmarks::{Indicator, Quartiles, Rank};
use measures::measure::{Better, Value, When};

use super::{Subject, shown, when};
use crate::records::words::value_text;
use crate::web::govuk::section::section;
use crate::web::words;

/// What was published of the same thing in its latest year.
struct Beside {
    indicator: &'static Indicator,
    year: i16,
    england: Option<f64>,
    quartiles: Option<Quartiles>,
    rank: Option<Rank>,
}

fn beside(subject: &Subject<'_>) -> Option<Beside> {
    let indicator = subject.measured.published()?;
    let year = indicator.latest()?;
    let value = subject.headline.and_then(|reading| reading.value);
    Some(Beside {
        indicator,
        year,
        england: indicator.england(year),
        quartiles: indicator.quartiles(year),
        rank: value.and_then(|value| {
            let own = subject
                .records
                .council
                .map(|council| council.la_code.as_str());
            indicator.rank(value, subject.measured.measure.better, year, own)
        }),
    })
}

/// "above England’s 83% of 2025"; `None` where England’s was not published.
pub(super) fn against_england(subject: &Subject<'_>) -> Option<String> {
    let value = subject.headline?.value?;
    let beside = beside(subject)?;
    let england = beside.england?;
    let of = subject.measured.measure.value;
    let said = value_text(england, of);
    let way = if value_text(value, of) == said {
        "level with"
    } else if value > england {
        "above"
    } else {
        "below"
    };
    Some(format!("{way} England’s {said} of {}", beside.year))
}

/// The comparison as dots, England by year, and rank, quarter and source.
pub(super) fn section_of(subject: &Subject<'_>) -> Markup {
    let Some(beside) = beside(subject) else {
        return section(
            "peers",
            "Beside others",
            html! {
                p.wm-p { "No published figure counts the same thing in the same way, so there is nothing fair to hold this against." }
            },
        );
    };
    let measure = subject.measured.measure;
    let all = Comparison {
        unit: shown::unit(measure.value),
        rows: rows(subject, &beside),
        line: None,
        heads: Heads {
            label: "Whose".to_owned(),
            numerator: "Met".to_owned(),
            denominator: "Counted".to_owned(),
            value: shown::heads(measure.value).2.to_owned(),
        },
    };
    let indicator = beside.indicator;
    section(
        "peers",
        &heading(&beside),
        html! {
            div.wm-two.wm-two--even {
                div {
                    (peers::draw(&all, &Words::new(
                        "peers",
                        format!("{} beside England", measure.name),
                        format!("This council {}, and what was published of {}.", when(subject), beside.year),
                    )))
                }
                div { (years(subject, &beside)) }
            }
            p.wm-note {
                (standing(&beside, measure.better)) " "
                "Source: Department for Education, local authority interactive tool"
                @if !indicator.lait_code.is_empty() { ", indicator " (indicator.lait_code) }
                ", “" (indicator.name) "”, " (indicator.year_type) ". "
                "The department rounds most shares to whole percents. "
                @if subject.records.invented() { "An invented authority lies in no region and has no neighbours." }
                @else if subject.records.council.is_none() { "Which council this is was not said (start with --authority), so no region and no neighbours are shown." }
                @else { "Neighbours: the department’s statistical neighbour model of 2025, closest first." }
            }
        },
    )
}

fn heading(beside: &Beside) -> String {
    match beside.rank {
        Some(rank) => format!("Would be number {} of {} authorities", rank.place, rank.of),
        None => "Beside England".to_owned(),
    }
}

/// Where the council stands, in words.
fn standing(beside: &Beside, better: Better) -> String {
    let Some(rank) = beside.rank else {
        return "It has no place among the authorities: there is no value here, or none of theirs was published.".to_owned();
    };
    let quarter = match (rank.quarter(), better) {
        (1, Better::Neutral) => "the highest quarter",
        (1, Better::Higher | Better::Lower) => "the best quarter",
        (2, _) => "the second quarter",
        (3, _) => "the third quarter",
        (_, Better::Neutral) => "the lowest quarter",
        (_, Better::Higher | Better::Lower) => "the last quarter",
    };
    let first = match better {
        Better::Higher => "Number 1 is the highest, which is best.",
        Better::Lower => "Number 1 is the lowest, which is best.",
        Better::Neutral => "Number 1 is the highest; neither way is better.",
    };
    format!(
        "In {quarter}: this council’s value now, held against {} of {}. {first}",
        words::count(
            usize::try_from(rank.of - 1).unwrap_or_default(),
            "authority",
            "authorities"
        ),
        beside.year,
    )
}

fn rows(subject: &Subject<'_>, beside: &Beside) -> Vec<Row> {
    let measure = subject.measured.measure;
    let year = beside.year.to_string();
    let mut rows = Vec::new();
    if let Some(reading) = &subject.headline {
        rows.push(row(
            "This council",
            reading.value,
            measure.value,
            shown::of(reading, measure.value),
            Standing::Own,
        ));
    }
    if let Some(england) = beside.england {
        rows.push(row(
            "England",
            Some(england),
            measure.value,
            year.clone(),
            Standing::Average,
        ));
    }
    if let Some(council) = subject.records.council {
        rows.extend(around(beside, council, measure.value));
    }
    if let Some(quartiles) = beside.quartiles {
        let (upper, lower) = match measure.better {
            Better::Higher => ("Best quarter from", "Last quarter up to"),
            Better::Lower => ("Last quarter from", "Best quarter up to"),
            Better::Neutral => ("Highest quarter from", "Lowest quarter up to"),
        };
        for (label, value) in [
            (upper, quartiles.upper),
            ("Middle authority", quartiles.middle),
            (lower, quartiles.lower),
        ] {
            rows.push(row(
                label,
                Some(value),
                measure.value,
                year.clone(),
                Standing::Other,
            ));
        }
    }
    rows
}

/// The council's region, the mean of its statistical neighbours, and each of them, closest first.
fn around(beside: &Beside, council: &Authority, of: Value) -> Vec<Row> {
    let year = beside.year.to_string();
    let mut rows = Vec::new();
    if let Some(region) = beside.indicator.region(&council.region, beside.year) {
        rows.push(row(
            &council.region,
            Some(region),
            of,
            year.clone(),
            Standing::Average,
        ));
    }
    let codes: Vec<&str> = council.neighbours.iter().map(String::as_str).collect();
    if let Some(mean) = beside.indicator.mean_of(&codes, beside.year) {
        let words = format!("{year}, {} of {}", mean.published, codes.len());
        rows.push(row(
            "Statistical neighbours",
            Some(mean.value),
            of,
            words,
            Standing::Average,
        ));
    }
    for code in codes {
        let name = authorities::by_la_code(code).map_or(code, |authority| authority.name.as_str());
        let value = beside.indicator.value(code, beside.year);
        rows.push(row(name, value, of, year.clone(), Standing::Other));
    }
    rows
}

/// One row of the comparison.
fn row(label: &str, value: Option<f64>, of: Value, words: String, standing: Standing) -> Row {
    Row {
        label: label.to_owned(),
        value: value.map_or(charts::Reading::NoCases, |value| {
            charts::Reading::Value(shown::drawn(value, of))
        }),
        numerator: None,
        denominator: None,
        words,
        standing,
    }
}

/// England year by year, with this council's value of the same time where it is known.
fn years(subject: &Subject<'_>, beside: &Beside) -> Markup {
    let of = subject.measured.measure.value;
    html! {
        table.wm-t {
            caption { "England by year, " (beside.indicator.year_type) }
            thead {
                tr { th scope="col" { "Year" } th.n scope="col" { "England" } th.n scope="col" { "This council" } }
            }
            tbody {
                @for year in beside.indicator.years().into_iter().rev() {
                    tr {
                        th scope="row" { (year) }
                        @for (value, none) in [(beside.indicator.england(year), "not published"), (own(subject, beside, year), "not known")] {
                            td.n {
                                @match value {
                                    Some(value) => (value_text(value, of)),
                                    None => span.wm-sub { (none) },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// This council's value of a published year, where it ends with March or September and the months reach back.
fn own(subject: &Subject<'_>, beside: &Beside, year: i16) -> Option<f64> {
    let month = match beside.indicator.year_type {
        ends if ends.ends_with("31 March") => 3,
        ends if ends.ends_with("30 September") => 9,
        _ => return None,
    };
    let months = subject.measured.counted.as_ref().ok()?.months();
    let end = months.place(Month::new(year, month)?.last())? + 1;
    let run = match subject.measured.measure.when {
        When::Events => end.checked_sub(12)?..end,
        When::Snapshot => end - 1..end,
    };
    let reading = subject.measured.reading(run, None)?;
    reading.value.filter(|_| reading.tally.counted > 0)
}
