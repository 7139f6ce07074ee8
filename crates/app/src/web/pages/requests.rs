//! Inspection week: GET and POST /requests: what inspectors ask for, who answers, what became of it.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use store::{Request, RequestState};

use crate::clock;
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::govuk::form::{TypedDay, Wrong, day, summary, text};
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// What the person typed: a new request, or what became of one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    request: String,
    asked_by: String,
    what: String,
    owner: String,
    due: String,
    due_month: String,
    due_year: String,
    state: String,
    note: String,
}

/// The log.
pub(crate) async fn index(State(app): State<App>) -> Result<Page, Error> {
    view(&app, &Input::default(), &[]).await
}

/// Adds an entry.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    match input.checked(&who.name) {
        Ok(entry) => {
            app.store()
                .keep_request(&entry)
                .await
                .map_err(anyhow::Error::from)?;
            Ok(Redirect::to(&paths::requests()).into_response())
        }
        Err(wrong) => Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            view(&app, &input, &wrong).await?,
        )
            .into_response()),
    }
}

impl Input {
    /// The day it is due, as it was typed.
    fn due(&self) -> TypedDay<'_> {
        TypedDay {
            day: &self.due,
            month: &self.due_month,
            year: &self.due_year,
        }
    }

    fn checked(&self, by: &str) -> Result<Request, Vec<Wrong>> {
        let mut wrong: Vec<Wrong> = Vec::new();
        if self.what.trim().is_empty() {
            wrong.push(("what", "Enter what was asked for".to_owned()));
        }
        let due = self.due().read().unwrap_or_else(|what| {
            wrong.push(("due", what));
            None
        });
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Request {
            request: self.request.clone(),
            at: clock::now(),
            asked_by: self.asked_by.trim().to_owned(),
            what: self.what.trim().to_owned(),
            owner: self.owner.trim().to_owned(),
            due,
            state: RequestState::from_word(&self.state).unwrap_or(RequestState::Open),
            note: self.note.trim().to_owned(),
            by: by.to_owned(),
        })
    }
}

/// The newest entry of each request, and the moment it was first asked.
fn standing(entries: Vec<Request>) -> Vec<(jiff::Timestamp, Request)> {
    let mut by_request: BTreeMap<String, (jiff::Timestamp, Request)> = BTreeMap::new();
    for entry in entries {
        let first = by_request
            .get(&entry.request)
            .map_or(entry.at, |(first, _)| *first);
        by_request.insert(entry.request.clone(), (first, entry));
    }
    let mut all: Vec<(jiff::Timestamp, Request)> = by_request.into_values().collect();
    all.sort_by_key(|(first, request)| (request.state, request.due.unwrap_or(Date::MAX), *first));
    all
}

async fn view(app: &App, input: &Input, wrong: &[Wrong]) -> Result<Page, Error> {
    let requests = standing(app.store().requests().await.map_err(anyhow::Error::from)?);
    let open = requests
        .iter()
        .filter(|(_, request)| request.state == RequestState::Open)
        .count();
    let today = app.today();
    let late = requests
        .iter()
        .filter(|(_, request)| {
            request.state == RequestState::Open && request.due.is_some_and(|due| due < today)
        })
        .count();
    let title = if wrong.is_empty() {
        "Requests in inspection week"
    } else {
        "Error: requests in inspection week"
    };
    Ok(Page::new(Section::Inspection, title, html! {
        @if requests.is_empty() { "Nothing has been asked for yet." }
        @else { (open) " of " (words::count(requests.len(), "request is", "requests are")) " open" @if late > 0 { ", " (late) " past their time" } "." }
    })
    .crumb("Annex A", paths::annex_a())
    .body(html! {
        (summary(wrong))
        (section("log", "The log", html! {
            @if requests.is_empty() { p.wm-p { "An entry for each thing inspectors ask for: who asked, who answers, by when, and what became of it." } }
            @else {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Asked for" } th scope="col" { "Asked" } th scope="col" { "Answers" } th scope="col" { "Due" } th scope="col" { "State" } } }
                    tbody { @for (first, request) in &requests { tr {
                        th scope="row" { (request.what) @if !request.note.is_empty() { span.wm-mark { (request.note) } } }
                        td data-l="Asked" { (words::moment(*first)) @if !request.asked_by.is_empty() { " by " (request.asked_by) } }
                        td data-l="Answers" { (request.owner) }
                        td data-l="Due" { @if let Some(due) = request.due { (words::day(due)) @if due < today && request.state == RequestState::Open { ", " strong { "late" } } } }
                        td data-l="State" { (became(request)) }
                    } } }
                }
                (downloads(&[("The whole log (CSV)", "/requests.csv".to_owned())]))
            }
        }))
        (section("new", "Something asked for", html! {
            form method="post" action=(paths::requests()) novalidate {
                (crate::web::own_forms::form_token())
                (text("what", "What was asked for?", "", &input.what, wrong))
                (text("asked_by", "Which inspector asked?", "", &input.asked_by, wrong))
                (text("owner", "Who answers?", "", &input.owner, wrong))
                (day("due", "By when?", "For example 31 10 2026.", input.due(), wrong))
                button.govuk-button type="submit" { "Add to the log" }
            }
        }))
    }))
}

/// How a request stands; while it is open, the buttons that say what became of it.
fn became(request: &Request) -> Markup {
    html! {
        @match request.state {
            RequestState::Given => { "Given, " (words::moment(request.at)) " by " (request.by) }
            RequestState::Withdrawn => { "Withdrawn, " (words::moment(request.at)) }
            RequestState::Open => {
                form.wm-inline method="post" action=(paths::requests()) {
                    (crate::web::own_forms::form_token())
                    input type="hidden" name="request" value=(request.request);
                    input type="hidden" name="what" value=(request.what);
                    input type="hidden" name="asked_by" value=(request.asked_by);
                    input type="hidden" name="owner" value=(request.owner);
                    input type="hidden" name="due" value=(request.due.map(|day| day.to_string()).unwrap_or_default());
                    button.govuk-button.govuk-button--secondary.wm-b type="submit" name="state" value="given" aria-label={ "Given: " (request.what) } { "Given" }
                    " "
                    button.govuk-button.govuk-button--secondary.wm-b type="submit" name="state" value="withdrawn" aria-label={ "Withdrawn: " (request.what) } { "Withdrawn" }
                }
            }
        }
    }
}

/// Every entry of the log, one a row.
pub(crate) async fn index_csv(State(app): State<App>) -> Result<Csv, Error> {
    let mut csv = Csv::new(
        "inspection requests",
        app.today(),
        &[
            "request", "at", "asked_by", "what", "owner", "due", "state", "note", "by",
        ],
    );
    for entry in app.store().requests().await.map_err(anyhow::Error::from)? {
        csv.row(vec![
            entry.request.into(),
            entry.at.to_string().into(),
            entry.asked_by.into(),
            entry.what.into(),
            entry.owner.into(),
            entry.due.into(),
            entry.state.word().into(),
            entry.note.into(),
            entry.by.into(),
        ]);
    }
    Ok(csv)
}
