//! Removing a note of a list: GET and POST /lists/{id}/notes/{n}. Whoever may write one about the child may remove it, with
//! a reason; the log keeps who did and why, never what it said.

use access::audit::Kind;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;
use store::Work;

use super::rows;
use crate::records::Look;
use crate::records::done::Done;
use crate::state::App;
use crate::web::children::Ours;
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
pub(crate) async fn show(
    State(app): State<App>,
    Ours(records): Ours,
    Path((list, note)): Path<(String, String)>,
) -> Result<Page, Error> {
    let (note, name) = found(&app, &records, &list, &note).await?;
    Ok(view(&note, name, "", &[]))
}

/// Removes it.
pub(crate) async fn remove(
    State(app): State<App>,
    Ours(records): Ours,
    Path((list, note)): Path<(String, String)>,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let (note, name) = found(&app, &records, &list, &note).await?;
    let reason = input.reason.trim();
    if let Some(what) = wrong_reason(reason) {
        let wrong = [("reason", what)];
        let page = view(&note, name, reason, &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let removed = app
        .store()
        .remove_note(&note.id)
        .await
        .map_err(anyhow::Error::from)?;
    if !removed {
        return Err(Error::NotFound("this note"));
    }
    let noted = Noted::new(
        Kind::Change,
        format!(
            "removed the note {} of the list {}, written {} by {}: {reason}",
            note.id,
            note.list,
            words::moment(note.at),
            note.by
        ),
    );
    Ok(noted.on(Redirect::to(&paths::list(&note.list)).into_response()))
}

/// The note, where it is about somebody on the list whom the role reaches and may be told of; and the list's name.
async fn found(
    app: &App,
    records: &Look,
    list: &str,
    note: &str,
) -> Result<(Work, &'static str), Error> {
    let nothing = Error::NotFound("this note");
    let Some(standing) = records.lists.find(list) else {
        return Err(nothing);
    };
    let work = app.store().work_on(list).await;
    let done = Done::of(work.map_err(anyhow::Error::from)?);
    let rows = rows::all(records, standing, &done, app.today());
    let row = rows
        .into_iter()
        .find(|row| row.holds.note.as_ref().is_some_and(|kept| kept.id == note));
    let kept = row.filter(|row| row.key(records).is_some());
    kept.and_then(|row| row.holds.note)
        .map(|note| (note, standing.list.name))
        .ok_or(nothing)
}

fn view(note: &Work, list: &str, reason: &str, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Remove a note"
    } else {
        "Error: remove a note"
    };
    Page::new(
        Section::Lists,
        title,
        html! { "Nobody can read it again, here or in the log. What the case file must keep, write there first." },
    )
    .crumb("Today", paths::today())
    .crumb("Children", paths::lists())
    .crumb(list, paths::list(&note.list))
    .body(html! {
        (summary(wrong))
        p.wm-p.wm-nobody { (note.reason) br; span.wm-sub { (note.by) ", " (words::moment(note.at)) } }
        form method="post" action=(paths::note(&note.list, &note.id)) novalidate {
            (form_token())
            (text("reason", "Why is it removed?", "For example: “written about the wrong child”. Name no child.", reason, wrong))
            button.govuk-button.govuk-button--warning type="submit" { "Remove the note" }
            " "
            a.govuk-link href=(paths::list(&note.list)) { "Keep it" }
        }
    })
}
