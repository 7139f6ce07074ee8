//! A finding is put right, withdrawn or restored: each a POST below /plan/findings/{id}, each with why.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::{Change, Finding, LONGEST_TEXT, too_long};

use super::super::asked::theme_name;
use super::{known_themes, subject, view};
use crate::programme::NotKept;
use crate::state::App;
use crate::web::changed_since::{Both, Since, changed_since};
use crate::web::error::Error;
use crate::web::govuk::form::Wrong;
use crate::web::page::Section;
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// Puts the words of a finding right.
pub(crate) async fn correct(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (words, why) = (typed.trimmed("words"), typed.trimmed("why"));
    let mut wrong: Vec<Wrong> = Vec::new();
    if words.is_empty() {
        wrong.push(("words", "Enter the words of the finding".to_owned()));
    }
    if why.is_empty() {
        wrong.push(("why", "Say why it is put right".to_owned()));
    }
    wrong.extend(too_long(&words, LONGEST_TEXT).map(|what| ("words", what)));
    wrong.extend(too_long(&why, LONGEST_TEXT).map(|what| ("why", what)));
    let themes = known_themes(&typed);
    let change = Change::FindingCorrected {
        id: id.clone(),
        words,
        themes,
    };
    changed(
        &app,
        &who,
        &id,
        (change, "correction", &why),
        &typed,
        &wrong,
    )
    .await
}

/// Withdraws a finding: it needs no answer any more.
pub(crate) async fn withdraw(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let change = Change::FindingWithdrawn { id: id.clone() };
    let (why, wrong) = reason(&typed);
    changed(
        &app,
        &who,
        &id,
        (change, "withdrawal", &why),
        &typed,
        &wrong,
    )
    .await
}

/// Restores a withdrawn finding.
pub(crate) async fn restore(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let change = Change::FindingRestored { id: id.clone() };
    let (why, wrong) = reason(&typed);
    changed(
        &app,
        &who,
        &id,
        (change, "restoration", &why),
        &typed,
        &wrong,
    )
    .await
}

fn reason(typed: &Typed) -> (String, Vec<Wrong>) {
    let why = typed.trimmed("reason");
    let mut wrong: Vec<Wrong> = Vec::new();
    if why.is_empty() {
        wrong.push(("reason", "Say why".to_owned()));
    }
    wrong.extend(too_long(&why, LONGEST_TEXT).map(|what| ("reason", what)));
    (why, wrong)
}

async fn changed(
    app: &App,
    who: &Who,
    id: &str,
    (change, to, why): (Change, &str, &str),
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let finding = (kept.now.plan.finding(id)).ok_or(Error::NotFound("this finding"))?;
    let nothing_to_do = (matches!(change, Change::FindingWithdrawn { .. }) && !finding.is_open())
        || (matches!(change, Change::FindingRestored { .. }) && finding.is_open());
    if nothing_to_do {
        return Ok(Redirect::to(&paths::finding(id)).into_response());
    }
    if !wrong.is_empty() {
        let page = view(app, who, id, Some(typed), wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let seen = [(subject(id), typed.version())];
    match app.change(&who.0, why, &[What::Plan(change)], &seen).await {
        Ok(_) => Ok(Redirect::to(&paths::finding(id)).into_response()),
        Err(NotKept::ChangedSince { subject, kept }) => {
            let now = kept.now.plan.finding(id);
            let mut fields = Vec::new();
            if to == "correction" {
                let themes = |slugs: &[String]| {
                    let names: Vec<String> = slugs.iter().map(|slug| theme_name(slug)).collect();
                    words::list(&names)
                };
                fields.push(Both::new(
                    "Words",
                    now.map_or("", |each| each.words.as_str()),
                    typed.trimmed("words"),
                ));
                fields.push(Both::new(
                    "Themes",
                    now.map_or_else(String::new, |each| themes(&each.themes)),
                    themes(&known_themes(typed)),
                ));
            } else {
                let state = |open: bool| if open { "needs an answer" } else { "withdrawn" };
                fields.push(Both::new(
                    "The finding",
                    state(now.is_some_and(Finding::is_open)),
                    state(to == "restoration"),
                ));
            }
            Ok(changed_since(&Since {
                section: Section::Plan,
                what: &format!("Finding {id}"),
                kept: &kept,
                subject: &subject,
                fields: &fields,
                sent: &typed.sent(),
                action: &format!("{}/{to}", paths::finding(id)),
                back: &paths::finding(id),
            }))
        }
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}
