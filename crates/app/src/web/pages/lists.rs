//! Lists: GET /lists and /lists.csv, every list by area, how many are on it and since when.

mod answer;
mod asked;
mod bulk;
pub(crate) mod notes;
mod one;
mod rows;
mod supervision;
mod table;
mod unowned;
mod work;

use axum::extract;
use maud::{Markup, html};
use measures::measure::Area;
use measures::worklist::{Built, State};

pub(crate) use one::{rows_csv, show};
pub(super) use supervision::of_team as supervision_of;
pub(super) use unowned::{lists_of, of_team as unowned_of};
pub(crate) use unowned::{show as unowned, show_csv as unowned_csv};
pub(crate) use work::create;

use super::returns;
use crate::records::{Records, Standing};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::words::children as said;
use crate::web::{links, paths, words};

/// Every list.
pub(crate) async fn index(
    extract::State(app): extract::State<App>,
    Ours(records): Ours,
) -> Result<Page, Error> {
    let all = records.lists.all();
    let (built, not): (Vec<&Standing>, Vec<&Standing>) = all
        .iter()
        .partition(|standing| standing.why_not().is_none());
    let somebody = built
        .iter()
        .filter(|standing| !standing.entries().is_empty())
        .count();
    let nobody = built.len() - somebody;
    // The weeks before are worked out once for each moment; on both cores, since every list is built eight times.
    records.weeks_known();
    let to_correct = returns::to_correct(&app, &records).await?;
    Ok(Page::new(
        Section::Lists,
        "Children who need someone to act",
        html! { (sentence(&records, &built)) },
    )
    .crumb("Today", paths::today())
    .stamp(html! {
        "Checked on " (said::on(records.as_at)) ": " (words::rows(records.open())) " children with open work. "
        "Of " (all.len()) " lists, " (somebody) " have somebody on them, " (nobody) (if nobody == 1 { " has" } else { " have" }) " nobody and "
        (not.len()) " could not be built."
    })
    .invented(records.invented())
    .body(html! {
        @if !not.is_empty() { (could_not_be_built(&not)) }
        (unowned::short(&records))
        @for area in Area::ALL {
            @let of: Vec<&Standing> = built.iter().copied().filter(|standing| standing.list.area == area).collect();
            @if !of.is_empty() { (section(area.word(), area.name(), area_of(&records, &of))) }
        }
        (to_correct)
        (downloads(&[("Every list (CSV)", "/lists.csv".to_owned()), ("Children nobody holds (CSV)", "/lists/un-owned/rows.csv".to_owned())]))
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "Lists are made anew from each load. A child leaves a list when the record shows that what it asks for was done; each list says what that is." }
            (links::only(&paths::loads(), "What was loaded, and when"))
        }))
    }))
}

fn sentence(records: &Records, built: &[&Standing]) -> String {
    let late = built
        .iter()
        .map(|standing| of_state(standing, State::Late))
        .sum::<usize>();
    let weightiest = built
        .iter()
        .find(|standing| of_state(standing, State::Late) > 0);
    let unowned: usize = records.unowned().values().map(Vec::len).sum();
    let mut parts = Vec::new();
    match weightiest {
        None => parts.push("Nothing on any list is past its time.".to_owned()),
        Some(first) => parts.push(format!(
            "{} past {} time; the weightiest is “{}”, with {}.",
            words::capital(&format!(
                "{} {}",
                words::rows(late),
                if late == 1 { "entry is" } else { "entries are" }
            )),
            if late == 1 { "its" } else { "their" },
            first.list.name,
            of_state(first, State::Late)
        )),
    }
    if unowned > 0 {
        parts.push(format!(
            "{} nobody who could act.",
            words::capital(&words::count(
                unowned,
                "open child has",
                "open children have"
            ))
        ));
    }
    parts.join(" ")
}

pub(super) fn of_state(standing: &Standing, state: State) -> usize {
    standing
        .entries()
        .iter()
        .filter(|entry| entry.state == state)
        .count()
}

/// What could not be built stands first: such a list is not empty, it is unknown.
fn could_not_be_built(not: &[&Standing]) -> Markup {
    html! {
        div.wm-first {
            h2 { "Lists that could not be built" }
            p.wm-p { "Nobody knows who would be on these: what they are made from was not supplied." }
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "List" } th scope="col" { "Why not" } } }
                tbody {
                    @for standing in not {
                        tr {
                            th scope="row" { a.govuk-link href=(paths::list(standing.list.id)) { (standing.list.name) } }
                            td data-l="Why not" { (words::capital(standing.why_not().unwrap_or_default())) }
                        }
                    }
                }
            }
        }
    }
}

fn area_of(records: &Records, lists: &[&Standing]) -> Markup {
    html! {
        table.wm-t.wm-stack.wm-lists {
            caption { "Those on which most hangs first." }
            thead { tr {
                th scope="col" { "List" } th.n scope="col" { "On it" } th.n scope="col" { "Late" } th.n scope="col" { "Near" } th.n scope="col" { "Open" }
                th.n scope="col" { "Longest" } th.pl scope="col" { "8 weeks" }
            } }
            tbody {
                @for standing in lists {
                    @let entries = standing.entries();
                    tr {
                        th scope="row" { a.govuk-link href=(paths::list(standing.list.id)) { (standing.list.name) } }
                        td.n data-l="On it" { strong { (entries.len()) } }
                        td.n data-l="Late" { (of_state(standing, State::Late)) }
                        td.n data-l="Near" { (of_state(standing, State::Near)) }
                        td.n data-l="Open" { (of_state(standing, State::Open)) }
                        td.n data-l="Longest" { @match longest(records, standing) { Some(days) => (said::days(days)), None => "–" } }
                        td.pl data-l="8 weeks" {
                            @let counts: Vec<Option<u32>> = records.weeks(standing).iter().map(|count| u32::try_from(*count).ok()).collect();
                            (charts::spark::draw(&counts, "weeks"))
                        }
                    }
                }
            }
        }
    }
}

/// Days since the earliest day that one on the list stands since.
pub(super) fn longest(records: &Records, standing: &Standing) -> Option<i32> {
    standing
        .entries()
        .iter()
        .filter_map(|entry| entry.since)
        .min()
        .map(|since| records.as_at.days_since(since).max(0))
}

/// Every list, one a row.
pub(crate) async fn index_csv(Ours(records): Ours) -> Csv {
    let mut csv = Csv::new(
        "lists",
        records.as_at.date(),
        &[
            "list",
            "name",
            "area",
            "looked_at",
            "on_it",
            "late",
            "near",
            "open",
            "longest_days",
            "why_not",
            "rule",
            "source",
            "clears_when",
            "data_as_at",
        ],
    );
    for standing in records.lists.all() {
        let list = standing.list;
        let count = |state| match standing.why_not() {
            None => Cell::from(of_state(standing, state)),
            Some(_) => Cell::Empty,
        };
        let (looked_at, on_it) = match &standing.built {
            Built::Entries(entries, looked_at) => (
                Cell::Number(*looked_at as usize),
                Cell::Number(entries.len()),
            ),
            Built::Not(_) => (Cell::Empty, Cell::Empty),
        };
        csv.row(vec![
            list.id.into(),
            list.name.into(),
            list.area.name().into(),
            looked_at,
            on_it,
            count(State::Late),
            count(State::Near),
            count(State::Open),
            longest(&records, standing)
                .and_then(|days| usize::try_from(days).ok())
                .into(),
            standing.why_not().into(),
            list.rule.into(),
            list.source.into(),
            list.clears.into(),
            records.as_at.date().into(),
        ]);
    }
    csv
}
