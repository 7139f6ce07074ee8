//! The plan as a file, in and out: GET /plan.csv and /plan.xlsx; GET and POST /plan/imports, GET and POST
//! /plan/imports/{id}: an existing plan taken over, with a preview of what matched.

mod out;
mod taken;

use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest as _, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::plan::Plan;
use improvement::plan::import::{self, Preview, Row};
use maud::{Markup, html};
use store::NewFile;

pub(crate) use out::{as_csv, as_workbook};
pub(crate) use taken::create as take;

use crate::clock;
use crate::reading::read_sheets_apart;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{Wrong, summary, upload};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::typed::{Sent, Typed};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The largest file of a plan, in bytes.
pub(crate) const MOST_SENT: usize = 20 * 1024 * 1024;

/// The longest name of a file.
const LONGEST_NAME: usize = 250;

/// Says what a plan's file may look like, and takes one.
pub(crate) async fn index() -> Page {
    form(&[])
}

fn form(wrong: &[Wrong]) -> Page {
    Page::new(Section::Plan, "Take over a plan you have", html! {
        "A workbook or a CSV file, an action a row: you see what matched before anything is kept."
    })
    .crumb("Plan", paths::plan())
    .body(html! {
        (summary(wrong))
        form method="post" action=(paths::plan_imports()) enctype="multipart/form-data" novalidate {
            (form_token())
            (upload("file", "Which file?", "Excel (.xlsx) or CSV, at most 20 MB.", ".xlsx,.csv", false, wrong))
            button.govuk-button type="submit" { "See what matches" }
        }
        (section("columns", "Columns that are read", html! {
            p.wm-p { "A heading is looked for in the first 30 rows; it may stand in two. One column must say what is done. A finding’s cell may be merged down over its actions." }
            ul.govuk-list.govuk-list--bullet {
                li { "The number of the finding, or its words: Ref, Recommendation, Finding" }
                li { "What is done, and how: Action, What, Task; How" }
                li { "Who: Owner, Lead, Who; Partners" }
                li { "When: Start; Due, By when, Deadline. Days such as 31/3/26 or 31 March 2026" }
                li { "How it stands: Status, RAG. A colour is kept as it was written and says nothing of the task" }
                li { "Success, Outcome, Impact; Measures; Cost" }
            }
        }))
    })
}

/// Keeps the file as it came and shows what is in it.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    request: Request,
) -> Result<Response, Error> {
    let refused = |why: String| {
        let page = form(&[("file", why)]);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    let form = Multipart::from_request(request, &())
        .await
        .map_err(|_| Error::BadRequest("This form brought no file.".to_owned()))?;
    let (_, file) = Typed::with_file(form, MOST_SENT).await?;
    let Some(Sent { name, bytes }) = file.filter(|file| !file.bytes.is_empty()) else {
        return refused("Choose the file of the plan".to_owned());
    };
    if name.len() > LONGEST_NAME {
        return refused(format!(
            "The name of the file is longer than {LONGEST_NAME} letters: shorten it"
        ));
    }
    let sheets = read_sheets_apart(&bytes).await?;
    let said = sheets.doubts.clone();
    if sheets.all().is_empty() {
        return refused(said.join(" "));
    }
    let id = app
        .store()
        .keep_programme_file(&NewFile {
            name: &name,
            media_type: "application/octet-stream",
            at: clock::now(),
            by: &who.name,
            bytes: &bytes,
        })
        .await
        .map_err(anyhow::Error::from)?;
    Ok(Redirect::to(&paths::plan_import(&id)).into_response())
}

/// A file that was sent, read again.
struct Read {
    name: String,
    previews: Vec<Preview>,
    doubts: Vec<String>,
}

async fn sent(app: &App, id: &str, plan: &Plan) -> Result<Read, Error> {
    let found = app
        .store()
        .programme_file(id)
        .await
        .map_err(anyhow::Error::from)?;
    let (file, bytes) = found.ok_or(Error::NotFound("this file"))?;
    let sheets = read_sheets_apart(&bytes).await?;
    let doubts = sheets.doubts.clone();
    Ok(Read {
        name: file.name,
        previews: sheets
            .all()
            .iter()
            .map(|sheet| import::preview(sheet, plan))
            .collect(),
        doubts,
    })
}

/// What a file says, beside the plan.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    let kept = app.programme().await?;
    view(&app, &id, &kept.now.plan, kept.now.seq, &[]).await
}

async fn view(app: &App, id: &str, plan: &Plan, seq: u64, wrong: &[Wrong]) -> Result<Page, Error> {
    let sent = sent(app, id, plan).await?;
    let rows: usize = sent.previews.iter().map(|sheet| sheet.rows.len()).sum();
    let matched = sent
        .previews
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .filter(|row| !row.matched.is_empty())
        .count();
    let passed: usize = sent.previews.iter().map(|sheet| sheet.passed.len()).sum();
    Ok(Page::new(Section::Plan, "What is in this plan", html! {
        @if rows == 0 { "No row says an action." }
        @else { (matched) " of " (words::count(rows, "action answers", "actions answer")) " a finding of the plan by its number or its words." }
        @if passed > 0 { " " (words::capital(&words::count(passed, "row says", "rows say"))) " no action and cannot be taken over." }
    })
    .crumb("Plan", paths::plan())
    .crumb("Take over a plan", paths::plan_imports())
    .stamp(html! { (sent.name) ". Nothing is in the plan yet." })
    .body(html! {
        (summary(wrong))
        @if !sent.doubts.is_empty() {
            (section("file", "About the file", html! { (list(&sent.doubts)) }))
        }
        form method="post" action=(paths::plan_import(id)) novalidate {
            (form_token())
            input type="hidden" name="seq" value=(seq);
            @for (at, sheet) in sent.previews.iter().enumerate() { (previewed(at, sheet, plan)) }
            @if rows > 0 { button.govuk-button type="submit" { "Put the ticked rows into the plan" } }
        }
    }))
}

fn previewed(at: usize, sheet: &Preview, plan: &Plan) -> Markup {
    let name = if sheet.sheet.is_empty() {
        "Rows"
    } else {
        &sheet.sheet
    };
    html! {
        (section(&format!("sheet-{at}"), name, html! {
            @if !sheet.doubts.is_empty() { (list(&sheet.doubts)) }
            @if let Some(line) = sheet.heading {
                (details("How each column was read", html! {
                    p.wm-p { "The heading stands on line " (line) "." }
                    table.wm-t { thead { tr { th scope="col" { "Column" } th scope="col" { "Read as" } } }
                        tbody { @for (words, means) in &sheet.columns { @if !words.is_empty() { tr {
                            th scope="row" { (words) }
                            td { @match means { Some(means) => (means.name()), None => "not read" } }
                        } } } }
                    }
                }))
            }
            @if !sheet.passed.is_empty() {
                table.wm-t.wm-stack {
                    caption { "Rows that are not taken over" }
                    thead { tr { th scope="col" { "Line" } th scope="col" { "What it says" } th scope="col" { "Why" } } }
                    tbody { @for row in &sheet.passed { tr {
                        th scope="row" { "Line " (row.line) }
                        td data-l="What it says" { (row.said) }
                        td data-l="Why" { (row.why) }
                    } } }
                }
            }
            @if !sheet.rows.is_empty() {
                table.wm-t.wm-stack {
                    caption { "Untick what is not to be taken over, and say which finding each answers." }
                    thead { tr { th scope="col" { "Take" } th scope="col" { "Action" } th scope="col" { "Answers" } th scope="col" { "Owner" } th scope="col" { "Due" } th scope="col" { "Task" } } }
                    tbody { @for row in &sheet.rows { (one(at, row, plan)) } }
                }
            }
        }))
    }
}

fn one(sheet: usize, row: &Row, plan: &Plan) -> Markup {
    let key = format!("{sheet}-{}", row.line);
    let first = row.matched.first().map_or("", |each| each.finding.as_str());
    html! {
        tr {
            td data-l="Take" {
                div.govuk-checkboxes.govuk-checkboxes--small { div.govuk-checkboxes__item {
                    input.govuk-checkboxes__input type="checkbox" name="take" value=(key) id={ "take-" (key) } checked;
                    label.govuk-label.govuk-checkboxes__label for={ "take-" (key) } { "Line " (row.line) }
                } }
            }
            th scope="row" {
                (row.action.title)
                @for doubt in &row.doubts { span.wm-mark { (doubt) } }
            }
            td data-l="Answers" {
                label.govuk-visually-hidden for={ "finding-" (key) } { "Finding answered by line " (row.line) }
                select.govuk-select id={ "finding-" (key) } name={ "finding-" (key) } {
                    option value="" { "No finding yet" }
                    @for finding in plan.findings.iter().filter(|each| each.is_open()) {
                        option value=(finding.id) selected[finding.id == first] { (finding.id) ": " (short(&finding.words)) }
                    }
                }
                @if row.matched.len() > 1 { span.wm-mark { "and " (words::count(row.matched.len() - 1, "other", "others")) " by number" } }
            }
            td data-l="Owner" { (row.action.owner) }
            td data-l="Due" { @if let Some(due) = row.action.due { (words::day(due)) } }
            td data-l="Task" { @match row.task { Some(task) => (task.name()), None => "not said" } }
        }
    }
}

/// The first words of a finding.
fn short(words: &str) -> String {
    const LONGEST: usize = 60;
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}

fn list(said: &[String]) -> Markup {
    html! { ul.govuk-list.govuk-list--bullet { @for each in said { li { (each) } } } }
}
