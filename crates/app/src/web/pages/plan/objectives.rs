//! Objectives: GET and POST /plan/objectives: what is to be different for children, and the actions that serve it.

use access::Permission;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::{Change, LONGEST_LINE, too_long};
use maud::html;
use serde::Deserialize;

use crate::programme::NotKept;
use crate::state::App;
use crate::web::changed_since::{Both, Since, VERSION, changed_since};
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary, text};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// Which objective is written anew.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    write: String,
}

/// Every objective.
pub(crate) async fn index(
    State(app): State<App>,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let typed = Typed::new(vec![("id".to_owned(), asked.write)]);
    view(&app, &who, &typed, &[]).await
}

async fn view(app: &App, Who(who): &Who, typed: &Typed, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let works = who.may(Permission::WorkProgramme);
    let written = plan.objective(typed.one("id"));
    let id = written.map_or("", |each| each.id.as_str());
    let version = if wrong.is_empty() {
        kept.now.version(&subject(id))
    } else {
        typed.version()
    };
    let value = match (wrong.is_empty(), written) {
        (true, Some(objective)) => objective.title.as_str(),
        (true, None) | (false, _) => typed.one("title"),
    };
    let title = if wrong.is_empty() {
        "Objectives"
    } else {
        "Error: objectives"
    };
    let without = plan
        .in_force()
        .filter(|action| plan.objective(&action.words.objective).is_none())
        .count();
    Ok(Page::new(Section::Plan, title, html! {
        @if plan.objectives.is_empty() { "No objective is written yet." }
        @else { (words::count(plan.objectives.len(), "objective", "objectives")) ". " (words::count(without, "action serves", "actions serve")) " none." }
    })
    .crumb("Improvement plan", paths::plan())
    .body(html! {
        (summary(wrong))
        @if !plan.objectives.is_empty() {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "What is to be different for children" } th scope="col" { "Actions" } @if works { th.wm-on-screen scope="col" { "Change" } } } }
                tbody { @for objective in &plan.objectives {
                    @let actions = plan.in_force().filter(|action| action.words.objective == objective.id).count();
                    tr {
                        th scope="row" { (objective.title) span.wm-mark { (objective.id) } }
                        td data-l="Actions" { @if actions == 0 { strong { "none" } } @else { a.govuk-link href={ (paths::plan()) "?objective=" (objective.id) "#actions" } { (words::count(actions, "action", "actions")) } } }
                        @if works { td.wm-on-screen data-l="Change" { a.govuk-link href={ (paths::objectives()) "?write=" (objective.id) "#write" } aria-label={ "Write anew: objective " (objective.id) } { "Write anew" } } }
                    }
                } }
            }
        }
        @if works {
            (section("write", if id.is_empty() { "Write an objective" } else { "Write it anew" }, html! {
                form method="post" action=(paths::objectives()) novalidate {
                    (form_token())
                    input type="hidden" name="id" value=(id);
                    input type="hidden" name=(VERSION) value=(version);
                    (text("title", "What is to be different for children?", "In a line.", value, wrong))
                    button.govuk-button type="submit" { "Save the objective" }
                }
            }))
        }
    }))
}

fn subject(id: &str) -> String {
    format!("objective:{id}")
}

/// Writes an objective, or writes one anew.
pub(crate) async fn create(
    State(app): State<App>,
    who: Who,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let title = typed.trimmed("title");
    let mut wrong: Vec<Wrong> = Vec::new();
    if title.is_empty() {
        wrong.push(("title", "Enter what is to be different".to_owned()));
    }
    wrong.extend(too_long(&title, LONGEST_LINE).map(|what| ("title", what)));
    if !wrong.is_empty() {
        let page = view(&app, &who, &typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let mut kept = app.programme().await?;
    let anew = match typed.one("id") {
        "" => None,
        id => Some(
            kept.now
                .plan
                .objective(id)
                .ok_or(Error::NotFound("this objective"))?
                .id
                .clone(),
        ),
    };
    loop {
        let id = anew.clone().unwrap_or_else(|| kept.now.plan.next_id('o'));
        let what = What::Plan(Change::ObjectiveWritten {
            id: id.clone(),
            title: title.clone(),
        });
        let version = if anew.is_some() { typed.version() } else { 0 };
        let seen = [(what.subject(), version)];
        match app.change(&who.0, "", &[what], &seen).await {
            Ok(_) => return Ok(Redirect::to(&paths::objectives()).into_response()),
            // Somebody took the id meanwhile: the next one is taken.
            Err(NotKept::ChangedSince { kept: newer, .. }) if anew.is_none() => kept = newer,
            Err(NotKept::ChangedSince { subject, kept }) => {
                let theirs = kept.now.plan.objective(&id);
                let theirs = theirs.map_or("", |each| each.title.as_str());
                return Ok(changed_since(&Since {
                    section: Section::Plan,
                    what: &format!("Objective {id}"),
                    kept: &kept,
                    subject: &subject,
                    fields: &[Both::new("Objective", theirs, title)],
                    sent: &typed.sent(),
                    action: &paths::objectives(),
                    back: &paths::objectives(),
                }));
            }
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
}
