//! What answers each finding and what came of it: GET /plan/coverage and its CSV.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use charts::coverage_bars::draw;
use improvement::Programme;
use improvement::plan::coverage::{self, Cover, Row};
use improvement::plan::{Finding, Plan, Task};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use crate::state::App;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::filter::{filter, select};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::pages::plan::marks;
use crate::web::papers::parts::{self, number};
use crate::web::{links, paths, words};

/// What is shown of the matrix.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    of: String,
    show: String,
    owner: String,
}

impl Asked {
    /// Whether a finding is wanted: of this report, with an action of this owner.
    fn wants(&self, plan: &Plan, finding: &Finding) -> bool {
        let of = self.of.is_empty() || finding.source.report() == Some(self.of.as_str());
        let owned = self.owner.is_empty()
            || plan
                .answering(&finding.id)
                .any(|action| action.words.owner == self.owner);
        of && owned
    }

    fn shows(&self, row: &Row<'_>) -> bool {
        self.show != "gaps" || row.cover != Cover::Covered
    }
}

/// When each finding was last before the board: itself, or an action that answers it.
pub(crate) fn at_board(programme: &Programme, finding: &str, today: Date) -> Option<Date> {
    let mut subjects = vec![format!("finding:{finding}")];
    let answering = programme.plan.answering(finding);
    subjects.extend(answering.map(|action| format!("action:{}", action.id)));
    programme
        .board
        .meetings_about(&subjects)
        .into_iter()
        .map(|meeting| meeting.on)
        .filter(|on| *on <= today)
        .max()
}

/// The matrix, gaps first.
pub(crate) async fn index(
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let programme = &kept.now;
    let plan = &programme.plan;
    let today = app.today();
    let signals = app.signals();
    let rows = coverage::matrix(
        plan,
        today,
        &|code| signals.of_code(code),
        &|finding| at_board(programme, finding, today),
        |finding| asked.wants(plan, finding),
    );
    let tally = coverage::tally(&rows);
    let unanswered = rows
        .iter()
        .filter(|row| row.cover == Cover::Unanswered)
        .count();
    let nothing = rows
        .iter()
        .filter(|row| row.cover == Cover::NothingToShow)
        .count();
    let next = programme.board.next(today).map(|meeting| meeting.on);
    Ok(Page::new(Section::Coverage, "Does the plan answer the findings?", html! {
        @if rows.is_empty() { "No finding is in the plan." }
        @else {
            @if unanswered == 0 { "Every finding has an action" } @else { (unanswered) " of " (words::count(rows.len(), "finding", "findings")) @if unanswered == 1 { " has" } @else { " have" } " no action" }
            ", and " @let [done, ..] = tally.task; (done) " of " (tally.findings) " have all their tasks done. "
            @let [better, ..] = tally.outcome; "For children it is better in " (better) "."
            @if nothing > 0 { " " (words::capital(&words::count(nothing, "finding has", "findings have"))) " nothing that would show it." }
        }
    })
    .crumb("Plan", paths::plan())
    .stamp(html! {
        "As at " (words::day(today)) "."
        @if let Some(as_at) = signals.as_at { " Measures as at " (words::day(as_at)) "." } @else { " No measures: nothing is loaded." }
        @match next { Some(on) => { " Next board " (words::day(on)) "." } None => " No meeting of the board is set." }
    })
    .body(html! {
        @if !rows.is_empty() { (draw(&parts::bars(&tally), &parts::bars_words())) }
        (filters(plan, &asked))
        @for cover in Cover::ALL {
            @let group: Vec<&Row<'_>> = rows.iter().filter(|row| row.cover == cover && asked.shows(row)).collect();
            @if !group.is_empty() { (part(plan, cover, &group, rows.len())) }
        }
        (downloads(&[("Coverage (CSV)", "/plan/coverage.csv".to_owned()), ("The plan (Excel)", "/plan.xlsx".to_owned())]))
        (section("closing", "What would close the gaps", close(&rows)))
    }))
}

fn filters(plan: &Plan, asked: &Asked) -> Markup {
    let mut reports: BTreeMap<&str, usize> = BTreeMap::new();
    for id in plan
        .findings
        .iter()
        .filter(|each| each.is_open())
        .filter_map(|each| each.source.report())
    {
        *reports.entry(id).or_default() += 1;
    }
    let mut of = vec![(String::new(), "All".to_owned())];
    of.extend(reports.iter().map(|(id, n)| {
        let title = plan
            .answers
            .get(*id)
            .map_or("A report", |answer| answer.title.as_str());
        ((*id).to_owned(), format!("{title} ({n})"))
    }));
    let mut owners: Vec<&str> = plan
        .in_force()
        .map(|action| action.words.owner.as_str())
        .filter(|owner| !owner.is_empty())
        .collect();
    owners.sort_unstable();
    owners.dedup();
    let mut owner = vec![(String::new(), "Anyone".to_owned())];
    owner.extend(
        owners
            .into_iter()
            .map(|name| (name.to_owned(), name.to_owned())),
    );
    let show = [("", "All, gaps first"), ("gaps", "Gaps only")]
        .map(|(value, words)| (value.to_owned(), words.to_owned()));
    filter(
        &paths::coverage(),
        "Filter",
        html! {
            (select("Findings of", "of", &of, &asked.of))
            (select("Show", "show", &show, &asked.show))
            (select("Owner", "owner", &owner, &asked.owner))
        },
        "Apply filters",
    )
}

fn part(plan: &Plan, cover: Cover, rows: &[&Row<'_>], all: usize) -> Markup {
    html! {
        section.wm-cover {
            h2 { (cover.name()) ": " (rows.len()) " of " (all) }
            p.wm-note { (cover.means()) }
            table.wm-t.wm-cov.wm-stack {
                caption.govuk-visually-hidden { (cover.name()) }
                colgroup { col.no; col.what; col.actions; col.measures; col.audits; col.board; col.came; col.came; col.came; }
                thead {
                    tr { th.sup colspan="2" { span.govuk-visually-hidden { "Finding" } } th.sup colspan="4" scope="colgroup" { "What the plan has" } th.sup.s colspan="3" scope="colgroup" { "What came of it" } }
                    tr {
                        th scope="col" { "No." } th scope="col" { "Finding" } th scope="col" { "Actions" } th scope="col" { "Measures" } th scope="col" { "Audits" } th scope="col" { "Last at board" }
                        th.s scope="col" { "Task" } th.s scope="col" { "Practice" } th.s scope="col" { "Outcome" }
                    }
                }
                tbody { @for row in rows { (one(plan, row)) } }
            }
        }
    }
}

fn one(plan: &Plan, row: &Row<'_>) -> Markup {
    html! {
        tr {
            td data-l="No." { (number(row.finding)) }
            th scope="row" {
                (row.finding.words)
                @if let Some(report) = row.finding.source.report().filter(|_| plan.answers.len() > 1) {
                    @if let Some(answer) = plan.answers.get(report) { span.wm-mark { (answer.title) } }
                }
            }
            td data-l="Actions" {
                @if row.actions.is_empty() { span.none { "none" } }
                @for (at, action) in row.actions.iter().enumerate() {
                    @if at > 0 { ", " }
                    a.govuk-link href=(paths::action(&action.id)) aria-label={ "Action " (action.id) ": " (action.words.title) } { (action.id) }
                }
            }
            td data-l="Measures" {
                @if row.measures.is_empty() { span.none { "none" } }
                @for (at, code) in row.measures.iter().enumerate() {
                    @if at > 0 { ", " }
                    (links::to(&paths::measure(code), code))
                }
            }
            td data-l="Audits" { @if row.audits == 0 { span.none { "none" } } @else { (row.audits) } }
            td data-l="Last at board" { @match row.at_board { Some(on) => (words::day(on)), None => span.none { "never" } } }
            td.s data-l="Task" { @match row.task { Some(task) => (marks::task(task)), None => span.none { "no action" } } }
            td.s data-l="Practice" { (marks::practice(row.practice)) }
            td.s data-l="Outcome" { (marks::outcome(row.outcome)) }
        }
    }
}

/// What each gap needs, and which measures the catalogue has for its themes.
fn close(rows: &[Row<'_>]) -> Markup {
    let (lacking, not_at_board): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows
        .iter()
        .filter(|row| row.cover != Cover::Covered)
        .partition(|row| !needs(row).is_empty());
    let numbers: Vec<String> = not_at_board.iter().map(|row| number(row.finding)).collect();
    html! {
        @if lacking.is_empty() && not_at_board.is_empty() { p.wm-p { "Every finding has an action, a measure and an audit, and was before the board within six months." } }
        @if !lacking.is_empty() {
            ul.govuk-list.govuk-list--bullet {
                @for row in &lacking {
                    @let known = known(row);
                    li {
                        "Finding " (number(row.finding)) " needs " (words::list(&needs(row))) "."
                        @if !known.is_empty() {
                            " Its theme is counted by " @for (at, (code, name)) in known.iter().enumerate() { @if at > 0 { ", " } (links::to(&paths::measure(code), name)) } "."
                        }
                    }
                }
            }
        }
        @if !numbers.is_empty() {
            p.wm-p { "Not before the board for six months: " (if numbers.len() == 1 { "finding " } else { "findings " }) (words::list(&numbers)) "." }
        }
    }
}

fn needs(row: &Row<'_>) -> Vec<String> {
    let mut needs = Vec::new();
    if row.actions.is_empty() {
        needs.push("an action".to_owned());
    }
    if row.measures.is_empty() {
        needs.push("a measure".to_owned());
    }
    if row.audits == 0 {
        needs.push("an audit or another look at practice".to_owned());
    }
    needs
}

/// Measures the catalogue has for the themes of a finding that names none.
fn known(row: &Row<'_>) -> Vec<(&'static str, &'static str)> {
    if !row.measures.is_empty() {
        return Vec::new();
    }
    row.finding
        .themes
        .iter()
        .filter_map(|slug| improvement::plan::template::suggestion(slug))
        .flat_map(|suggested| suggested.measures)
        .filter_map(|code| measures::catalogue::find(code))
        .map(|measure| (measure.id, measure.name))
        .take(3)
        .collect()
}

/// The matrix, a finding a row.
pub(crate) async fn index_csv(State(app): State<App>) -> Result<Csv, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let today = app.today();
    let signals = app.signals();
    let rows = coverage::matrix(
        plan,
        today,
        &|code| signals.of_code(code),
        &|finding| at_board(&kept.now, finding, today),
        |_| true,
    );
    let mut csv = Csv::new(
        "plan coverage",
        today,
        &[
            "finding",
            "number",
            "words",
            "cover",
            "actions",
            "measures",
            "audits",
            "last_at_board",
            "task",
            "practice",
            "outcome",
        ],
    );
    for row in &rows {
        let ids: Vec<&str> = row
            .actions
            .iter()
            .map(|action| action.id.as_str())
            .collect();
        csv.row(vec![
            row.finding.id.as_str().into(),
            number(row.finding).into(),
            row.finding.words.as_str().into(),
            row.cover.name().into(),
            ids.join("; ").into(),
            row.measures.join("; ").into(),
            row.audits.into(),
            row.at_board.into(),
            row.task.map(Task::word).into(),
            row.practice.name().into(),
            row.outcome.name().into(),
        ]);
    }
    Ok(csv)
}
