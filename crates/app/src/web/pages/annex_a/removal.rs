//! Removing a frozen Annex A: GET and POST /annex-a/freezes/{id}/removal, with a reason. The log keeps whose it was, of
//! which day and its hash, so that a copy elsewhere can still be told.

use access::audit::Kind;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;
use store::Freeze;

use super::freezes::found;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary, text};
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::pages::restrictions::wrong_reason;
use crate::web::{paths, words};

/// What the person typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    reason: String,
}

/// Asks why.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    Ok(view(&found(&app, &id).await?, "", &[]))
}

/// Removes it.
pub(crate) async fn remove(
    State(app): State<App>,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let freeze = found(&app, &id).await?;
    let reason = input.reason.trim();
    if let Some(what) = wrong_reason(reason) {
        let wrong = [("reason", what)];
        let page = view(&freeze, reason, &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let removed = app
        .store()
        .remove_freeze(&freeze.id)
        .await
        .map_err(anyhow::Error::from)?;
    if !removed {
        return Err(Error::NotFound("this freeze"));
    }
    let noted = Noted::new(
        Kind::Change,
        format!(
            "removed the Annex A frozen as at {} and signed by {}, SHA-256 {}: {reason}",
            freeze.as_at, freeze.by, freeze.sha256
        ),
    );
    let back = format!("{}#frozen", paths::annex_a());
    Ok(noted.on(Redirect::to(&back).into_response()))
}

fn view(freeze: &Freeze, reason: &str, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Remove a frozen Annex A"
    } else {
        "Error: remove a frozen Annex A"
    };
    Page::new(
        Section::Inspection,
        title,
        html! {
            "The one frozen as at " (words::day(freeze.as_at)) " and signed by " (freeze.by) " on " (words::moment(freeze.at))
            ". It cannot be made again: what was supplied may have changed since."
        },
    )
    .crumb("Annex A", paths::annex_a())
    .body(html! {
        (summary(wrong))
        form method="post" action=(paths::freeze_removal(&freeze.id)) novalidate {
            (form_token())
            (text("reason", "Why is it removed?", "For example: “the inspection’s report was published a year ago”. Name no child.", reason, wrong))
            button.govuk-button.govuk-button--warning type="submit" { "Remove it" }
            " "
            a.govuk-link href=(paths::annex_a()) { "Keep it" }
        }
    })
}
