//! The children behind a number: GET `/measures/{id}/cases`, each case with who, when, and the row it was read from.

mod asked;
mod files;

use axum::extract::{Path, Query};
use children::{Day, Origin};
use maud::{Markup, html};
use measures::cases::{Case, Subject};
use measures::measure::{Better, Value};

use super::{find, shown};
use crate::records::{Look, Measured};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::filter;
use crate::web::govuk::pagination::pagination;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};
use asked::{Asked, Chosen, Met};
pub(crate) use files::cases_csv;

/// Cases on one page.
const ROWS: usize = 100;

/// The cases asked for, and what was left out of them.
struct Behind<'a> {
    records: &'a Look,
    measured: &'a Measured,
    chosen: Chosen,
    cases: Vec<Case>,
    left_out: Vec<(Subject, Option<Origin>)>,
}

impl<'a> Behind<'a> {
    fn of(records: &'a Look, id: &str, asked: &Asked) -> Result<Self, Error> {
        let measured = find(records, id)?;
        let measure = measured.measure;
        let chosen = Chosen::of(records, measured, asked)?;
        let (mut cases, left_out) = records.cases(measured, chosen.run.clone());
        cases.retain(|case| chosen.holds(case));
        let wanted_first = measure.better != Better::Higher;
        cases.sort_by(|one, other| {
            let first = |case: &Case| measure.value == Value::Share && case.met == wanted_first;
            let by_amount = other.amount.total_cmp(&one.amount);
            (first(other).cmp(&first(one)))
                .then(by_amount)
                .then(other.on.cmp(&one.on))
                .then(one.subject.cmp(&other.subject))
        });
        Ok(Self {
            records,
            measured,
            chosen,
            cases,
            left_out,
        })
    }

    /// Whether the measure asks of each case if something was met.
    fn asks(&self) -> bool {
        self.measured.measure.value == Value::Share
    }

    /// Whether cases carry an amount worth a column.
    fn amounts(&self) -> bool {
        matches!(
            self.measured.measure.value,
            Value::Mean(_) | Value::Ratio(_)
        ) || self.cases.iter().any(|case| case.amount != 0.0)
    }
}

/// GET `/measures/{id}/cases`.
pub(crate) async fn show(
    Ours(records): Ours,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let behind = Behind::of(&records, &id, &asked)?;
    let measure = behind.measured.measure;
    let page = Page::new(
        Section::Measures,
        format!("Who is behind: {}", measure.name),
        answer(&behind),
    )
    .crumb("Measures", paths::measures())
    .crumb(measure.name, paths::measure(measure.id))
    .caption(format!("{} · measure {}", measure.area.name(), measure.id))
    .invented(records.invented())
    .stamp(stamp(&behind));
    Ok(page.body(html! {
        (choices(&behind))
        (table(&behind, asked.page()))
        (left_out(&behind))
        (section("change", "What would change this list", html! {
            p.wm-p {
                "A date put right or added in the case system, with the next load. Each case leads to the row it was read from; "
                a.govuk-link href={ (paths::measure(measure.id)) "#counts" } { "what this measure counts" } " says why a row is here."
            }
        }))
    }))
}

fn answer(behind: &Behind<'_>) -> Markup {
    let measure = behind.measured.measure;
    let (all, met) = (
        behind.cases.len(),
        behind.cases.iter().filter(|case| case.met).count(),
    );
    let number = |number: usize| words::thousands(u32::try_from(number).unwrap_or(u32::MAX));
    let whom = behind.chosen.group_words(behind.records);
    html! {
        @if all == 0 {
            "No case: checked " (number(behind.records.children())) " children’s records as at " (shown::day(behind.records.as_at)) "."
        } @else {
            @match (behind.asks(), behind.chosen.met) {
                (true, Met::Either) => { (number(met)) " of " (number(all)) ": " (measure.met) },
                (true, Met::Yes) => { (words::capital(&number(all))) ": " (measure.met) },
                (true, Met::No) => { (number(all)) " did not meet it" },
                (false, _) => { (number(all)) @if !measure.counted.is_empty() { ": " (measure.counted) } },
            }
            ", " (behind.chosen.period)
            @if let Some(whom) = whom { "; " (whom) " only" }
            "."
            @if behind.asks() && behind.chosen.met == Met::No { " To meet it is: " (measure.met) "." }
        }
    }
}

fn stamp(behind: &Behind<'_>) -> Markup {
    html! {
        "As at " (shown::day(behind.records.as_at)) ". "
        @if behind.left_out.is_empty() { "Every case could be judged." }
        @else {
            a.govuk-link href="#left-out" { (words::count(behind.left_out.len(), "more case", "more cases")) " could not be judged" }
            ", and stand at the end."
        }
    }
}

fn choices(behind: &Behind<'_>) -> Markup {
    let measure = behind.measured.measure;
    let chosen = &behind.chosen;
    let mut met = vec![
        ("".to_owned(), "Met or not".to_owned()),
        ("no".to_owned(), "Not met".to_owned()),
        ("yes".to_owned(), "Met".to_owned()),
    ];
    if !behind.asks() {
        met.truncate(1);
    }
    html! {
        (filter::filter(
            &format!("{}/cases", paths::measure(measure.id)),
            "Choose which cases are listed",
            html! {
                (filter::select("When", "period", &chosen.periods(behind.measured), &chosen.word))
                @if behind.asks() { (filter::select("Met", "met", &met, chosen.met.word())) }
                @if let Some((by, group)) = chosen.group {
                    input type="hidden" name="by" value=(by.word());
                    input type="hidden" name="group" value=(group);
                }
            },
            "Apply filters",
        ))
        @if let Some(whom) = chosen.group_words(behind.records) {
            p.wm-on { "Filtered by: " strong { (whom) } " " a.govuk-link href=(paths::cases(measure.id, &chosen.query(None))) { "Remove" } }
        }
    }
}

fn table(behind: &Behind<'_>, page: usize) -> Markup {
    let records = behind.records;
    let pages = behind.cases.len().div_ceil(ROWS).max(1);
    let page = page.clamp(1, pages);
    let first = (page - 1) * ROWS;
    let measure = behind.measured.measure;
    let query = behind.chosen.query(behind.chosen.group);
    if behind.cases.is_empty() {
        return html! {};
    }
    html! {
        table.wm-t.wm-stack {
            caption {
                (order(behind)) " "
                @if pages > 1 { (first + 1) " to " (behind.cases.len().min(first + ROWS)) " of " (behind.cases.len()) "." }
                @else { (behind.cases.len()) " in all." }
            }
            thead {
                tr {
                    th scope="col" { "Who" }
                    th scope="col" { "Date" }
                    @if behind.asks() { th scope="col" { "Met" } }
                    @if behind.amounts() { th.n scope="col" { (amount_head(measure.value)) } }
                    th scope="col" { "Team" }
                    th scope="col" { "Worker" }
                    th scope="col" { "Read from" }
                }
            }
            tbody {
                @for case in behind.cases.iter().skip(first).take(ROWS) {
                    @let (team, worker) = held_on(records, case.subject, case.on);
                    tr {
                        th scope="row" { (who(records, case.subject)) }
                        td.wm-nowrap data-l="Date" { (shown::day(case.on)) }
                        @if behind.asks() { td data-l="Met" { @if case.met { "Yes" } @else { "No" } } }
                        @if behind.amounts() { td.n data-l=(amount_head(measure.value)) { (crate::records::words::machine_number((case.amount * 10.0).round() / 10.0)) } }
                        td data-l="Team" { (or_none(&team, "no team")) }
                        td data-l="Worker" { (or_none(&worker, "nobody")) }
                        td data-l="Read from" { (row(records, case.at)) }
                    }
                }
            }
        }
        (pagination(page, pages, |to| paths::cases(measure.id, &format!("{query}&page={to}"))))
        (downloads(&[("Download these cases (CSV)", format!("{}/cases.csv?{query}", paths::measure(measure.id)))]))
    }
}

/// The team and the worker who held something on a day; on the day before where the work ended with that day.
fn held_on(records: &Look, subject: Subject, day: Day) -> (String, String) {
    let Subject::Child(child) = subject else {
        return records.held_by(subject);
    };
    let Some((history, _)) = records.child(child) else {
        return (String::new(), String::new());
    };
    let eve = day.plus(-1);
    let team = history.team_on(day).or_else(|| history.team_on(eve));
    let held = history
        .case_worker_on(day)
        .or_else(|| history.case_worker_on(eve));
    (
        team.map_or("", |team| records.team_name(team)).to_owned(),
        held.and_then(|held| held.worker)
            .map(|worker| records.worker_name(worker))
            .unwrap_or_default(),
    )
}

/// What the cases are in order of, for the caption.
fn order(behind: &Behind<'_>) -> &'static str {
    match (
        behind.measured.measure.value,
        behind.measured.measure.better,
    ) {
        (Value::Share, Better::Higher) => {
            "Not met first, then newest first. Team and worker are those of the day."
        }
        (Value::Share, Better::Lower | Better::Neutral) => {
            "Met first, then newest first. Team and worker are those of the day."
        }
        _ if behind.amounts() => "Largest first. Team and worker are those of the day.",
        _ => "Newest first. Team and worker are those of the day.",
    }
}

fn amount_head(value: Value) -> &'static str {
    use measures::measure::Unit;
    match value {
        Value::Mean(Unit::Months) | Value::Ratio(Unit::Months) => "Months",
        Value::Mean(Unit::Points) | Value::Ratio(Unit::Points) => "Points",
        Value::Mean(Unit::Days)
        | Value::Ratio(Unit::Days)
        | Value::Share
        | Value::Count
        | Value::Rate => "Days",
        Value::Mean(_) | Value::Ratio(_) => "Amount",
    }
}

/// A child's name as a link to their page; a worker's or a home's in words.
fn who(records: &Look, subject: Subject) -> Markup {
    crate::web::children::link(records, subject)
}

fn or_none(words: &str, none: &str) -> Markup {
    html! { @if words.is_empty() { span.wm-sub { (none) } } @else { (words) } }
}

/// The row something was read from, as a link where the file is kept.
fn row(records: &Look, at: Option<Origin>) -> Markup {
    html! {
        @match at.and_then(|at| records.origin(at)) {
            Some(found) => {
                @let said = format!("{}, line {}", found.file, found.line);
                @match crate::web::origins::line(records, at) { Some(path) => a.govuk-link href=(path) { (said) }, None => (said) }
            },
            None => span.wm-sub { "no single row" },
        }
    }
}

/// The cases that could not be judged, in their own section.
fn left_out(behind: &Behind<'_>) -> Markup {
    if behind.left_out.is_empty() {
        return html! {};
    }
    let shown = behind.left_out.len().min(ROWS);
    section(
        "left-out",
        "Could not be judged",
        html! {
            p.wm-p { "A date the judgement rests on is missing, unreadable or out of order. These are neither in the number met nor in the number counted." }
            table.wm-t.wm-stack {
                caption { @if shown < behind.left_out.len() { "The first " (shown) " of " } (behind.left_out.len()) "; the file of cases has all." }
                thead { tr { th scope="col" { "Who" } th scope="col" { "Team" } th scope="col" { "Worker" } th scope="col" { "Read from" } } }
                tbody {
                    @for (subject, at) in behind.left_out.iter().take(shown) {
                        @let (team, worker) = behind.records.held_by(*subject);
                        tr {
                            th scope="row" { (who(behind.records, *subject)) }
                            td data-l="Team" { (or_none(&team, "no team")) }
                            td data-l="Worker" { (or_none(&worker, "nobody")) }
                            td data-l="Read from" { (row(behind.records, *at)) }
                        }
                    }
                }
            }
        },
    )
}
