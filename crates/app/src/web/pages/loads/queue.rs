//! A load in the queue: GET /loads/queue/{id}: waiting, being read, loaded, or why not.

use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};
use store::{QueueState, Queued, TRIES};

use crate::records::Source;
use crate::state::App;
use crate::web::error::Error;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// After how many seconds the page asks for itself again while there is something to wait for; no script is needed.
const AGAIN: HeaderValue = HeaderValue::from_static("3");

/// How one load stands.
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let entry = app
        .store()
        .queued_load(&id)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this load"))?;
    let mut response = Page::new(Section::Data, title(&entry), answer(&entry))
        .crumb("Data", paths::loads())
        .invented(entry.invented)
        .stamp(html! { "Sent by " (entry.by) ", " (words::moment(entry.at)) "." })
        .body(html! {
            @if let Some(load) = &entry.load {
                p.wm-p { a.govuk-link href=(paths::load(load)) { "What was read, and what could not be" } }
            }
            @if waits(&entry) {
                p.wm-p { "This page asks for itself again every few seconds. You can leave it: the files are kept, and are read without you." }
            }
            p.wm-p { a.govuk-link href=(paths::loads()) { "All data" } }
        })
        .into_response();
    if waits(&entry) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("refresh"), AGAIN);
    }
    Ok(response)
}

/// Whether something is still to happen to it.
pub(super) fn waits(entry: &Queued) -> bool {
    match entry.state {
        QueueState::Waiting | QueueState::Taken => true,
        QueueState::Done | QueueState::Refused | QueueState::Failed => false,
    }
}

/// How it stands, in a word or two.
pub(super) fn stands(entry: &Queued) -> &'static str {
    match entry.state {
        QueueState::Waiting => "Waiting",
        QueueState::Taken => "Being read",
        QueueState::Done => "Loaded",
        QueueState::Refused => "Refused",
        QueueState::Failed => "Could not be read",
    }
}

/// The name of its source.
pub(super) fn source(entry: &Queued) -> &str {
    match Source::from_word(&entry.source) {
        Some(source) => source.name(),
        None => &entry.source,
    }
}

fn title(entry: &Queued) -> String {
    format!("{}: {}", stands(entry), source(entry))
}

fn answer(entry: &Queued) -> Markup {
    html! {
        @match entry.state {
            QueueState::Waiting => {
                "The files arrived whole and wait to be read. "
                @if !entry.words.is_empty() { (entry.words) " " }
                "What was in force before stays in force until then."
            }
            QueueState::Taken => {
                "The files are being read. What was in force before stays in force until they are."
                @if entry.attempts > 1 { " This is try " (entry.attempts) " of " (TRIES) "." }
            }
            QueueState::Done => { "The files were read and are in force." }
            QueueState::Refused => { (entry.words) " What was in force before stays in force." }
            QueueState::Failed => { "After " (TRIES) " tries: " (entry.words) " What was in force before stays in force." }
        }
    }
}
