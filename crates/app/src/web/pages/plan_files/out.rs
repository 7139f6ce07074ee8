//! The plan as rows, an action a row: GET /plan.csv and /plan.xlsx.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use children::Day;
use improvement::plan::{Action, Finding, FindingState, Plan, Source};
use jiff::civil::Date;
use returns::write::Value;
use returns::write::xlsx::{Column, Workbook};

use crate::programme::signal::Signals;
use crate::state::App;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;

/// Headings of an action's row, stable.
const ACTIONS: &[&str] = &[
    "action",
    "title",
    "how",
    "objective",
    "answers",
    "owner",
    "partners",
    "start",
    "due",
    "depends_on",
    "cost_pounds",
    "measures",
    "audit_questions",
    "success",
    "task",
    "task_since",
    "practice",
    "outcome",
    "rating",
    "because",
    "rated_otherwise",
    "completed",
    "dropped",
];

/// Headings of a finding's row, stable.
const FINDINGS: &[&str] = &[
    "finding",
    "source",
    "number",
    "page",
    "to_board",
    "words",
    "themes",
    "answered_by",
    "withdrawn",
];

/// The actions of the plan, those that were dropped among them.
pub(crate) async fn as_csv(State(app): State<App>) -> Result<Csv, Error> {
    let kept = app.programme().await?;
    let mut csv = Csv::new("improvement plan", app.today(), ACTIONS);
    let signals = app.signals();
    for action in &kept.now.plan.actions {
        csv.row(cells(&app, &signals, &kept.now.plan, action));
    }
    Ok(csv)
}

fn cells(app: &App, signals: &Signals, plan: &Plan, action: &Action) -> Vec<Cell> {
    let standing = action.standing(plan, app.today(), &|code| signals.of_code(code), false);
    let words = &action.words;
    let objective = plan.objective(&words.objective);
    vec![
        action.id.as_str().into(),
        words.title.as_str().into(),
        words.how.as_str().into(),
        objective.map(|objective| objective.title.as_str()).into(),
        words.answers.join("; ").into(),
        words.owner.as_str().into(),
        words.partners.join("; ").into(),
        words.start.into(),
        words.due.into(),
        words.depends_on.join("; ").into(),
        words.cost_pence.map(pounds).into(),
        words.measures.join("; ").into(),
        words.questions.join("; ").into(),
        words.success.as_str().into(),
        action.task.word().into(),
        action.task_since.into(),
        standing.practice.name().into(),
        standing.outcome.name().into(),
        standing.rating.word().into(),
        standing.because.join(" ").into(),
        action
            .rated_otherwise
            .as_ref()
            .map(|rated| {
                format!(
                    "{} by {}: {}",
                    rated.rating.word(),
                    rated.by.name,
                    rated.why
                )
            })
            .into(),
        action.completed.as_ref().map(|said| said.on).into(),
        if action.dropped { "yes" } else { "no" }.into(),
    ]
}

/// The plan as a workbook: its actions, and its findings with what answers each.
pub(crate) async fn as_workbook(State(app): State<App>) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let mut book = Workbook::new();
    let columns = |headings: &'static [&'static str]| {
        headings.iter().map(|heading| Column {
            heading,
            width: None,
        })
    };
    book.sheet("Actions", columns(ACTIONS));
    let signals = app.signals();
    for action in &plan.actions {
        book.row(cells(&app, &signals, plan, action).into_iter().map(value));
    }
    book.sheet("Findings", columns(FINDINGS));
    for finding in &plan.findings {
        book.row(found(plan, finding).into_iter().map(value));
    }
    let name = format!("improvement-plan-{}.xlsx", app.today());
    Ok((
        [
            (
                header::CONTENT_TYPE,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
            ),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
        ],
        book.finish().bytes,
    )
        .into_response())
}

fn found(plan: &Plan, finding: &Finding) -> Vec<Cell> {
    let (source, number, page, to_board) = match &finding.source {
        Source::Point {
            report,
            number,
            page,
            to_board,
        } => (
            plan.answers
                .get(report)
                .map_or("report", |a| a.title.as_str()),
            number.as_str(),
            *page,
            *to_board,
        ),
        Source::Paragraph {
            report,
            paragraph,
            page,
        } => (
            plan.answers
                .get(report)
                .map_or("report", |a| a.title.as_str()),
            paragraph.as_str(),
            *page,
            false,
        ),
        Source::Notice { title, .. }
        | Source::PeerReview { title, .. }
        | Source::Complaint { title, .. }
        | Source::Own { title, .. } => (title.as_str(), "", None, false),
        Source::Audit { audit } => (audit.as_str(), "", None, false),
    };
    let answered: Vec<&str> = plan
        .answering(&finding.id)
        .map(|each| each.id.as_str())
        .collect();
    let withdrawn = match &finding.state {
        FindingState::Open => None,
        FindingState::Withdrawn { by, why } => Some(format!("{}: {why}", by.name)),
    };
    vec![
        finding.id.as_str().into(),
        source.into(),
        number.into(),
        page.into(),
        if to_board { "yes" } else { "no" }.into(),
        finding.words.as_str().into(),
        finding.themes.join("; ").into(),
        answered.join("; ").into(),
        withdrawn.into(),
    ]
}

/// A cell of a workbook: what a program takes for a formula stays text.
fn value(cell: Cell) -> Value<'static> {
    match cell {
        Cell::Text(text) => text.into(),
        Cell::Number(number) => i64::try_from(number).unwrap_or(i64::MAX).into(),
        Cell::Amount(amount) => amount.into(),
        Cell::Day(day) => in_calendar(day),
        Cell::Empty => Option::<i64>::None.into(),
    }
}

fn in_calendar(day: Date) -> Value<'static> {
    match Day::from_date(day) {
        Some(day) => day.into(),
        None => day.to_string().into(),
    }
}

fn pounds(pence: i64) -> String {
    format!("{}.{:02}", pence / 100, (pence % 100).abs())
}
