//! POST /reviews/{id}/children/{n}/account: what became of a child who is in no data any more.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::review::Change;

use super::super::rows::{self, Seen, Where};
use super::super::sent::Sent;
use super::super::{LONGEST, everybodys, find_place, not_kept, text_of};
use super::unprocessable;
use crate::clock;
use crate::state::App;
use crate::web::changed_since::VERSION;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::Wrong;
use crate::web::paths;
use crate::web::who::Who;

/// Accounts for a child who is in no data any more: POST /reviews/{id}/children/{n}/account.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path((id, n)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Sent(sent);
    let kept = app.programme().await?;
    let (review, place) = find_place(&kept, &id, &n)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    match rows::find(&look, &all, place) {
        Where::Gone if review.closed.is_none() && place.outcome().is_none() => {}
        Where::Gone | Where::Here(_) => {
            return Err(Error::BadRequest(
                "This child is in what was loaded, was reviewed already, or the review is closed. Nothing was kept.".to_owned(),
            ));
        }
        Where::Elsewhere => return Err(Error::NotFound("this child")),
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    let words = text_of(
        &sent,
        "account",
        LONGEST,
        "Say what became of the child’s record",
        &mut wrong,
    );
    if !wrong.is_empty() {
        return unprocessable(&app, &seen, place, &sent, &wrong).await;
    }
    let what = What::Review(Change::Accounted {
        id: id.clone(),
        n: place.n,
        words,
    });
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let expected = [(what.subject(), version)];
    app.change(&who, "", &[what], &expected)
        .await
        .map_err(not_kept)?;
    Ok(Redirect::to(&paths::review(&id)).into_response())
}
