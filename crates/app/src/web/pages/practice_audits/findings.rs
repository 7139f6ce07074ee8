//! A theme of a round becomes a finding of the plan: POST /audits/{id}/findings.

use access::Permission;
use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::audit::{Round, questions};
use improvement::plan::{Change, Source};
use maud::{Markup, html};

use super::round::view;
use super::typed::Typed;
use crate::programme::NotKept;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, choose, textarea};
use crate::web::own_forms::form_token;
use crate::web::paths;
use crate::web::who::Who;

/// The form.
pub(super) fn form(round: &Round, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let mut options = vec![("", "Over all")];
    options.extend(
        questions::of_sets(&round.words.sets).map(|(_, question)| (question.key, question.short)),
    );
    html! {
        p.wm-p { "It becomes a finding that an action must answer. What the round says about the question, with its numbers and its date, is added to your words." }
        form method="post" action={ (paths::practice_audit(&round.id)) "/findings" } novalidate {
            (form_token())
            (choose("question", "About which question?", "", &options, typed.get("question"), wrong))
            (textarea("finding", "What must be different for children?", "Name no child, no family and no worker.", typed.get("finding"), 3, wrong))
            button.govuk-button.govuk-button--secondary type="submit" { "Put it into the plan" }
        }
    }
}

/// Puts the finding into the plan.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(id): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    let typed = Typed::of(&form);
    let mut kept = app.programme().await?;
    let round = kept
        .now
        .audits
        .round(&id)
        .ok_or(Error::NotFound("this round of audits"))?;
    // Who writes the plan may yet not see audits: the page that says what is wrong would show them one.
    if !who.may(Permission::SeeReviews) {
        return Err(Error::Refused);
    }
    let question = typed.get("question");
    let asked = question.is_empty()
        || questions::of_sets(&round.words.sets).any(|(_, each)| each.key == question);
    let mut wrong: Vec<Wrong> = Vec::new();
    if !asked {
        wrong.push(("question", "Choose a question of this round".to_owned()));
    }
    if round.is_blind(&who.person) {
        wrong.push((
            "question",
            "What the round says is shown to you once your own audits are in".to_owned(),
        ));
    }
    let words = typed.text("finding", "Enter what must be different", &mut wrong);
    if !wrong.is_empty() {
        let page = view(&app, &look, &who, &kept, &id, &typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let words = format!("{words}\n{}", round.says(question));
    loop {
        let finding = kept.now.plan.next_id('f');
        let what = Change::FindingAdded {
            id: finding.clone(),
            source: Source::Audit { audit: id.clone() },
            words: words.clone(),
            themes: Vec::new(),
        };
        let seen = [(what.subject(), 0)];
        match app.change(&who, "", &[What::Plan(what)], &seen).await {
            Ok(_) => return Ok(Redirect::to(&paths::finding(&finding)).into_response()),
            Err(NotKept::ChangedSince { kept: newer, .. }) => kept = newer,
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
}
