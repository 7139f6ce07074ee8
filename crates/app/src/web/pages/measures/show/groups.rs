//! A measure by team, worker, age and the other groups.

use charts::compare::{Comparison, Heads, Line, Row, Standing};
use charts::{Words, shares};
use maud::{Markup, html};
use measures::groups::Breakdown;
use measures::measure::Value;

use super::{Subject, behind, shown, when};
use crate::records::words::value_text;
use crate::records::{Measured, Reading, Records};
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::{paths, words};

/// A group with its value over the headline's months.
pub(crate) struct Group {
    /// Its place in the breakdown.
    pub(crate) at: usize,
    /// Its name.
    pub(crate) name: String,
    /// Its value.
    pub(crate) reading: Reading,
}

/// The groups of a breakdown with a case in the headline's months, in the order of the breakdown.
pub(crate) fn groups(records: &Records, measured: &Measured, by: Breakdown) -> Vec<Group> {
    records
        .groups(by)
        .into_iter()
        .enumerate()
        .filter_map(|(at, name)| {
            let reading = measured.reading(measured.headline_months(), Some((by, at)))?;
            (reading.tally.counted > 0).then_some(Group { at, name, reading })
        })
        .collect()
}

/// What is shown of a group: the population of a group is not known, so a rate gives way to its count.
fn shown_as(value: Value) -> Value {
    match value {
        Value::Rate => Value::Count,
        Value::Share | Value::Count | Value::Mean(_) | Value::Ratio(_) => value,
    }
}

impl Group {
    fn number(&self, value: Value) -> Option<f64> {
        match value {
            Value::Rate | Value::Count => Some(f64::from(self.reading.tally.counted)),
            Value::Share | Value::Mean(_) | Value::Ratio(_) => self.reading.value,
        }
    }
}

/// The breakdowns a value can be told by: what sets children against workers or places has no age or sex.
pub(super) fn offered(value: Value) -> &'static [Breakdown] {
    match value {
        Value::Ratio(_) => &[Breakdown::Team],
        Value::Share | Value::Count | Value::Rate | Value::Mean(_) => &Breakdown::ALL,
    }
}

/// The choice of a breakdown, its bars, and the children of each group.
pub(super) fn section_of(subject: &Subject<'_>) -> Markup {
    let Subject {
        records, measured, ..
    } = *subject;
    let by = subject.by;
    let mut groups = groups(records, measured, by);
    if matches!(by, Breakdown::Team | Breakdown::Area) {
        // Teams and areas have no order of their own: the most cases first.
        groups.sort_by_key(|group| std::cmp::Reverse(group.reading.tally.counted));
    }
    section(
        "groups",
        by.name(),
        html! {
            p.wm-on.wm-on-screen {
                @for choice in offered(measured.measure.value).iter().copied().filter(|by| records.offers(*by)) {
                    @if choice == by { strong.wm-choice { (choice.name()) } }
                    @else { a.govuk-link.wm-choice href={ (subject.path(subject.months, choice)) "#groups" } { (choice.name()) } }
                }
            }
            @if groups.is_empty() {
                p.wm-p { "Checked on " (shown::day(records.as_at)) ": nobody was counted " (when(subject)) "." }
            } @else {
                div.wm-two.wm-two--even {
                    div { (bars(subject, &groups)) }
                    div { (table(subject, &groups)) }
                }
                (downloads(&[(
                    "Download every group (CSV)",
                    format!("{}/groups.csv", paths::measure(measured.measure.id)),
                )]))
            }
        },
    )
}

/// The most bars drawn; the table has all.
const BARS: usize = 14;

fn bars(subject: &Subject<'_>, groups: &[Group]) -> Markup {
    let measure = subject.measured.measure;
    let value = shown_as(measure.value);
    let (met, counted, head) = shown::heads(value);
    let share = value == Value::Share;
    let rows = groups.iter().take(BARS).map(|group| Row {
        label: group.name.clone(),
        value: group
            .number(measure.value)
            .map_or(charts::Reading::NoCases, |number| {
                charts::Reading::Value(shown::drawn(number, value))
            }),
        numerator: share.then_some(group.reading.tally.met),
        denominator: share.then_some(group.reading.tally.counted),
        words: String::new(),
        standing: Standing::Other,
    });
    let whole = subject.headline.and_then(|reading| reading.value);
    let all = Comparison {
        unit: shown::unit(value),
        rows: rows.collect(),
        line: whole.filter(|_| value != Value::Count).map(|whole| Line {
            value: shown::drawn(whole, value),
            label: "all".to_owned(),
        }),
        heads: Heads {
            label: "Group".to_owned(),
            numerator: met.to_owned(),
            denominator: counted.to_owned(),
            value: head.to_owned(),
        },
    };
    let mut said = format!("{}.", words::capital(&when(subject)));
    if groups.len() > BARS {
        said = format!(
            "{said} The {BARS} with most cases are drawn; the table has all {}.",
            groups.len()
        );
    }
    let title = format!("{}, {}", measure.name, subject.by.name().to_lowercase());
    shares::draw(&all, &Words::new("shares", title, said))
}

fn table(subject: &Subject<'_>, groups: &[Group]) -> Markup {
    let measure = subject.measured.measure;
    let value = shown_as(measure.value);
    let counts = value == Value::Count;
    html! {
        table.wm-t {
            caption { "Open a group to see the children behind it." }
            thead {
                tr {
                    th scope="col" { "Group" }
                    @if !counts { th.n scope="col" { "Made from" } }
                    th.n scope="col" { (shown::heads(value).2) }
                }
            }
            tbody {
                @for group in groups {
                    @let query = format!("{}&by={}&group={}", behind::headline_query(subject), subject.by.word(), group.at);
                    tr {
                        th scope="row" { a.govuk-link href=(paths::cases(measure.id, &query)) { (group.name) } }
                        @if !counts { td.n { (shown::of(&group.reading, value)) } }
                        td.n { (group.number(measure.value).map_or_else(|| "no value".to_owned(), |number| value_text(number, value))) }
                    }
                }
            }
        }
    }
}
