//! Children who meet the rule now and are in no place of the review: offered, and added by POST /reviews/{id}/newcomers.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::review::{Change, Review};
use maud::{Markup, html};

use super::sent::Sent;
use super::{find, not_kept, rule};
use crate::records::Look;
use crate::state::App;
use crate::web::changed_since::VERSION;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::who::Who;
use crate::web::words::children as said;
use crate::web::{paths, words};

/// Why they are added.
const WHY: &str = "came after the freeze";

/// How many there are, with the button that adds them; nothing where there are none.
pub(super) fn offered(look: &Look, review: &Review, version: u64) -> Markup {
    let new = rule::newcomers(look, review);
    html! {
        @if !new.is_empty() {
            (section("new", &format!("{} the rule now and came after the freeze", words::count(new.len(), "child meets", "children meet")), html! {
                p.wm-p { "As at " (said::on(look.as_at)) ". They are not in the review until you add them; each then takes a place of its own, marked as one who came later." }
                form method="post" action={ (paths::review(&review.id)) "/newcomers" } novalidate {
                    (form_token())
                    input type="hidden" name=(VERSION) value=(version);
                    button.govuk-button type="submit" { "Add " (words::count(new.len(), "child", "children")) }
                }
            }))
        }
    }
}

/// Adds those who meet the rule now.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Sent(sent);
    let kept = app.programme().await?;
    let review = find(&kept, &id)?;
    let children: Vec<_> = (rule::newcomers(&look, review).iter())
        .filter_map(|found| rule::frozen(&look, found))
        .collect();
    if review.closed.is_some() || children.is_empty() {
        return Err(Error::BadRequest(
            "Nobody is to be added: the review is closed, or everybody who meets the rule is in it.".to_owned(),
        ));
    }
    let what = What::Review(Change::Added {
        id: id.clone(),
        children,
    });
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let expected = [(what.subject(), version)];
    app.change(&who, WHY, &[what], &expected)
        .await
        .map_err(not_kept)?;
    Ok(Redirect::to(&paths::review_rows(&id, "after")).into_response())
}
