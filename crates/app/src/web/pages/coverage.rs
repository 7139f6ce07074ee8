//! What answers each finding and what came of it: GET /plan/coverage and its CSV.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use charts::Words;
use charts::coverage_bars::{Bar, Coverage, Kind, Part, draw};
use charts::standing::{Far, icon};
use improvement::Programme;
use improvement::plan::coverage::{self, Cover, Row, Tally};
use improvement::plan::{Finding, Outcome, Plan, Practice, Source, Task};
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
use crate::web::{paths, words};

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
            @if unanswered == 0 { "Every finding has an action" } @else { (unanswered) " of " (words::count(rows.len(), "finding has", "findings have")) " no action" }
            ", and " @let [done, ..] = tally.task; (done) " of " (tally.findings) " have all their tasks done. "
            @let [better, ..] = tally.outcome; "It is better for children in " (better) "."
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
        @if !rows.is_empty() { (bars(&tally)) }
        (filters(plan, &asked))
        @for cover in Cover::ALL {
            @let group: Vec<&Row<'_>> = rows.iter().filter(|row| row.cover == cover && asked.shows(row)).collect();
            @if !group.is_empty() { (part(plan, cover, &group, rows.len())) }
        }
        (downloads(&[("Coverage (CSV)", "/plan/coverage.csv".to_owned()), ("The plan (Excel)", "/plan.xlsx".to_owned())]))
        (section("closing", "What would close the gaps", close(&rows)))
    }))
}

/// Three bars, never added up.
fn bars(tally: &Tally) -> Markup {
    let part = |kind: Kind, n: usize, words: &str| {
        Part::new(kind, u32::try_from(n).unwrap_or(u32::MAX), words)
    };
    let [done, begun, not_begun, none] = tally.task;
    let [changed, in_part, not_changed, no_evidence] = tally.practice;
    let [better, some, not_moved, worse, not_told] = tally.outcome;
    let bar = |title: &str, parts: Vec<Part>| Bar {
        title: title.to_owned(),
        parts,
    };
    let coverage = Coverage {
        counted: "Findings".to_owned(),
        bars: vec![
            bar(
                "Task done",
                vec![
                    part(Kind::Yes, done, "done"),
                    part(Kind::InPart, begun, "under way"),
                    part(Kind::No, not_begun, "not begun"),
                    part(Kind::NoMeasure, none, "without an action"),
                ],
            ),
            bar(
                "Practice changed",
                vec![
                    part(Kind::Yes, changed, "changed"),
                    part(Kind::InPart, in_part, "partly"),
                    part(Kind::No, not_changed, "not changed"),
                    part(Kind::NoEvidence, no_evidence, "without evidence"),
                ],
            ),
            bar(
                "Better for children",
                vec![
                    part(Kind::Yes, better, "better"),
                    part(Kind::InPart, some, "in part"),
                    part(Kind::No, not_moved, "not moved"),
                    part(Kind::Worse, worse, "worse"),
                    part(
                        Kind::NoMeasure,
                        not_told,
                        "without a measure that can be told",
                    ),
                ],
            ),
        ],
    };
    let words = Words::new(
        "coverage",
        "What came of the findings",
        "Three questions, never added up. A task is done when its owner says so; practice has changed when an audit or a \
         review says so; it is better for children when a measure\u{2019}s chart shows it by rule, or children say so.",
    );
    draw(&coverage, &words)
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
            td.n data-l="No." { (number(row.finding)) }
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
                    a.govuk-link href=(paths::measure(code)) { (code) }
                }
            }
            td data-l="Audits" { @if row.audits == 0 { span.none { "none" } } @else { (row.audits) } }
            td data-l="Last at board" { @match row.at_board { Some(on) => (words::day(on)), None => span.none { "never" } } }
            td.s data-l="Task" { (mark_task(row.task)) }
            td.s data-l="Practice" { (mark_practice(row.practice)) }
            td.s data-l="Outcome" { (mark_outcome(row.outcome)) }
        }
    }
}

/// The finding's number as its source prints it, or its own.
fn number(finding: &Finding) -> String {
    match &finding.source {
        Source::Point {
            number, to_board, ..
        } => {
            if *to_board {
                format!("{number} (board)")
            } else {
                number.clone()
            }
        }
        Source::Paragraph { paragraph, .. } => format!("¶ {paragraph}"),
        Source::Notice { .. }
        | Source::PeerReview { .. }
        | Source::Audit { .. }
        | Source::Complaint { .. }
        | Source::Own { .. } => finding.id.clone(),
    }
}

/// A mark with its word: the shape says it again, so that neither colour nor shape is needed.
fn mark(far: Far, said: &str) -> Markup {
    html! { span.wm-st { (icon(far)) (said) } }
}

/// How far a task is.
pub(crate) fn mark_task(task: Option<Task>) -> Markup {
    match task {
        Some(Task::Done) => mark(Far::Whole, "Done"),
        Some(Task::UnderWay) => mark(Far::Part, "Under way"),
        Some(Task::NotBegun) => mark(Far::Not, "Not begun"),
        None => mark(Far::Unknown, "No action"),
    }
}

/// Whether practice has changed.
pub(crate) fn mark_practice(practice: Practice) -> Markup {
    match practice {
        Practice::Changed => mark(Far::Whole, "Changed"),
        Practice::InPart => mark(Far::Part, "Partly"),
        Practice::NotChanged => mark(Far::Not, "Not changed"),
        Practice::NoEvidence => mark(Far::Unknown, "No evidence"),
    }
}

/// Whether it is better for children.
pub(crate) fn mark_outcome(outcome: Outcome) -> Markup {
    match outcome {
        Outcome::Better => mark(Far::Whole, "Better"),
        Outcome::InPart => mark(Far::Part, "In part"),
        Outcome::NotMoved => mark(Far::Not, "Not moved"),
        Outcome::Worse => mark(Far::Worse, "Worse"),
        Outcome::NotTold => mark(Far::Unknown, "Cannot be told"),
        Outcome::NoMeasure => mark(Far::Unknown, "No measure"),
    }
}

/// What each gap needs, and which measures the catalogue has for its themes.
fn close(rows: &[Row<'_>]) -> Markup {
    let gaps: Vec<_> = rows
        .iter()
        .filter(|row| row.cover != Cover::Covered)
        .map(|row| (row, needs(row), known(row)))
        .collect();
    html! {
        @if gaps.is_empty() { p.wm-p { "Every finding has an action, a measure and an audit, and was before the board within six months." } }
        @else {
            ul.govuk-list.govuk-list--bullet {
                @for (row, needs, known) in &gaps {
                    li {
                        "Finding " (number(row.finding)) " needs " (words::list(needs)) "."
                        @if !known.is_empty() {
                            " Its theme is counted by " @for (at, (code, name)) in known.iter().enumerate() { @if at > 0 { ", " } a.govuk-link href=(paths::measure(code)) { (name) } } "."
                        }
                    }
                }
            }
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
    if needs.is_empty() {
        needs.push("to be before the board".to_owned());
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
            format!("{:?}", row.practice).to_lowercase().into(),
            format!("{:?}", row.outcome).to_lowercase().into(),
        ]);
    }
    Ok(csv)
}
