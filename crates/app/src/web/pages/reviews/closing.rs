//! Closing a review: POST /reviews/{id}/closing, once every child is accounted for.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::review::{Change, Review};
use maud::{Markup, html};

use super::sent::Sent;
use super::{LONGEST, find, not_kept, text_of};
use crate::state::App;
use crate::web::changed_since::VERSION;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, textarea};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::paths;
use crate::web::who::Who;

/// The form, or what stands in the way.
pub(super) fn offered(review: &Review, version: u64) -> Markup {
    let why_not = review.not_closed_because();
    section(
        "close",
        "Close the review",
        html! {
            @if why_not.is_empty() {
                form method="post" action={ (paths::review(&review.id)) "/closing" } novalidate {
                    (form_token())
                    input type="hidden" name=(VERSION) value=(version);
                    (textarea("learnt", "What was learnt?", "It stands at the head of the proof. Name no child.", "", 4, &[]))
                    button.govuk-button type="submit" { "Close the review" }
                }
            } @else {
                p.wm-p { "It cannot be closed yet:" }
                ul.govuk-list.govuk-list--bullet { @for why in &why_not { li { (why) } } }
            }
        },
    )
}

/// Closes it.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Sent(sent);
    let kept = app.programme().await?;
    let review = find(&kept, &id)?;
    let mut why_not = review.not_closed_because();
    if review.closed.is_some() {
        why_not.push("It is closed already.".to_owned());
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    let words = text_of(
        &sent,
        "learnt",
        LONGEST,
        "Write what was learnt.",
        &mut wrong,
    );
    why_not.extend(wrong.into_iter().map(|(_, what)| what));
    if !why_not.is_empty() {
        return Err(Error::BadRequest(format!(
            "The review was not closed. {}",
            why_not.join(" ")
        )));
    }
    let what = What::Review(Change::Closed {
        id: id.clone(),
        words,
    });
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let expected = [(what.subject(), version)];
    app.change(&who, "", &[what], &expected)
        .await
        .map_err(not_kept)?;
    Ok(Redirect::to(&paths::proof(&id)).into_response())
}
