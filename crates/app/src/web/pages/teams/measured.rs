//! A team's measures against all.

use charts::compare::{Comparison, Heads, Line, Row, Standing};
use charts::{Words, peers};
use maud::{Markup, html};
use measures::groups::Breakdown;
use measures::measure::Value;

use crate::records::words::{better_sentence, value_text};
use crate::records::{Measured, Reading, Records};
use crate::web::pages::measures::shown;
use crate::web::paths;

/// The measures by which a team is compared, those that tell most first.
const ASKED: [&str; 18] = [
    "HP20", "HP29", "HP30", "HP15", "HP11", "HP28", "HP23", "HP17", "MI05", "CL10", "CL05", "CL08",
    "CL12", "LV01", "LV03", "LV06", "WF08", "WF12",
];
/// The fewest cases of a team from which its share is drawn beside the others.
const FEWEST: u32 = 5;
/// Pictures on a page.
const DRAWN: usize = 4;

/// The team's value and that of all.
struct Beside<'a> {
    measured: &'a Measured,
    team: Reading,
    all: Reading,
}

/// The table, and pictures of those with enough cases.
pub(super) fn show(records: &Records, team: u16) -> Markup {
    let beside: Vec<Beside<'_>> = ASKED
        .iter()
        .filter_map(|id| records.measured.iter().find(|each| each.measure.id == *id))
        .filter_map(|measured| {
            let run = measured.headline_months();
            let of_team =
                measured.reading(run.clone(), Some((Breakdown::Team, usize::from(team))))?;
            let all = measured.reading(run, None)?;
            (of_team.tally.counted > 0).then_some(Beside {
                measured,
                team: of_team,
                all,
            })
        })
        .collect();
    let drawn: Vec<&Beside<'_>> = beside
        .iter()
        .filter(|each| {
            each.measured.measure.value == Value::Share && each.team.tally.counted >= FEWEST
        })
        .take(DRAWN)
        .collect();
    html! {
        @if beside.is_empty() {
            p.wm-p { "None of the measures asked of first counts anybody of this team." }
        } @else {
            table.wm-t.wm-stack {
                caption { "The measures asked of first that count somebody of this team. A small team moves by chance: read the numbers with the share." }
                thead { tr { th scope="col" { "Measure" } th.n scope="col" { "This team" } th.n scope="col" { "Of" } th.n scope="col" { "All" } th.pl scope="col" { "Better" } } }
                tbody {
                    @for each in &beside {
                        @let measure = each.measured.measure;
                        tr {
                            th scope="row" { a.govuk-link href={ (paths::measure(measure.id)) "?by=team#groups" } { (measure.name) } }
                            td.n data-l="This team" { strong { (value(each.team, measure.value)) } }
                            td.n data-l="Of" { (shown::of(&each.team, measure.value)) }
                            td.n data-l="All" { (value(each.all, measure.value)) }
                            td.pl data-l="Better" { (better_sentence(measure.better)) }
                        }
                    }
                }
            }
            @if !drawn.is_empty() {
                div.wm-two.wm-two--even {
                    @for each in &drawn { div { (picture(records, each, team)) } }
                }
            }
        }
    }
}

fn value(reading: Reading, unit: Value) -> String {
    reading
        .value
        .map_or_else(|| "no cases".to_owned(), |value| value_text(value, unit))
}

/// All teams as dots, this one solid.
fn picture(records: &Records, beside: &Beside<'_>, team: u16) -> Markup {
    let measure = beside.measured.measure;
    let run = beside.measured.headline_months();
    let mut rows: Vec<(f64, Row)> = (0..records.teams().len())
        .filter_map(|at| {
            let reading = beside
                .measured
                .reading(run.clone(), Some((Breakdown::Team, at)))?;
            let own = at == usize::from(team);
            let share = reading
                .value
                .filter(|_| own || reading.tally.counted >= FEWEST)?;
            let row = Row {
                label: records.teams().get(at)?.name.to_string(),
                value: charts::Reading::Value(share * 100.0),
                numerator: Some(reading.tally.met),
                denominator: Some(reading.tally.counted),
                words: String::new(),
                standing: if own { Standing::Own } else { Standing::Other },
            };
            Some((share, row))
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = Comparison {
        unit: charts::Unit::Percent,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        line: beside.all.value.map(|share| Line {
            value: share * 100.0,
            label: "all".to_owned(),
        }),
        heads: Heads {
            label: "Team".to_owned(),
            numerator: "Met".to_owned(),
            denominator: "Counted".to_owned(),
            value: "Share".to_owned(),
        },
    };
    let sentence = format!(
        "This team {} of {}; teams with fewer than {FEWEST} are left out. {}.",
        value(beside.team, measure.value),
        beside.team.tally.counted,
        better_sentence(measure.better)
    );
    html! {
        h3 { (measure.name) }
        (peers::draw(&all, &Words::new(format!("peers-{}", measure.id.to_lowercase()), measure.name, sentence)))
    }
}
