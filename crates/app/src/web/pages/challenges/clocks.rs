//! How long each stage may take: shown to all, set by who runs reviews (POST /challenges/clocks).

use access::{Acting, Permission};
use axum::extract::{RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::challenge::{CLOCKS_SUBJECT, Challenges, Change, Clocks, Stage};
use maud::{Markup, html};

use super::super::practice_audits::typed::{Typed, folded};
use crate::programme::NotKept;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, text};
use crate::web::own_forms::form_token;
use crate::web::paths;
use crate::web::who::Who;

/// The field of each stage.
const FIELDS: [(Stage, &str); 6] = [
    (Stage::Informal, "informal"),
    (Stage::TeamManager, "team-manager"),
    (Stage::ServiceManager, "service-manager"),
    (Stage::AssistantDirector, "assistant-director"),
    (Stage::Director, "director"),
    (Stage::Cafcass, "cafcass"),
];

/// The times, and for who may set them the form.
pub(super) fn show(
    who: &Acting,
    challenges: &Challenges,
    version: u64,
    typed: &Typed,
    wrong: &[Wrong],
) -> Markup {
    let clocks = &challenges.clocks;
    let value = |name: &str, now: u32| match typed.get(name) {
        "" => now.to_string(),
        typed => typed.to_owned(),
    };
    html! {
        table.wm-t {
            thead { tr { th scope="col" { "Stage" } th.n scope="col" { "Working days for the answer" } } }
            tbody {
                @for stage in Stage::ALL { tr { th scope="row" { (stage.name()) } td.n { (clocks.of(stage)) } } }
                tr { th scope="row" { "All of it" } td.n { (clocks.whole) } }
            }
        }
        p.wm-p { "The handbook for independent reviewing officers asks that all of it takes no more than 20 working days, and lets the officer pass over any stage." }
        @if who.may(Permission::RunReviews) {
            (folded("Set the times of our own protocol", !wrong.is_empty(), html! {
                form method="post" action="/challenges/clocks" novalidate {
                    (form_token())
                    input type="hidden" name="version" value=(version);
                    @for (stage, name) in FIELDS { (text(name, stage.name(), "", &value(name, clocks.of(stage)), wrong)) }
                    (text("whole", "All of it", "They hold for challenges and stages that begin after this.", &value("whole", clocks.whole), wrong))
                    button.govuk-button type="submit" { "Set these times" }
                }
            }))
        }
    }
}

/// Keeps the times.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    let typed = Typed::of(&form);
    let kept = app.programme().await?;
    let now = &kept.now.challenges.clocks;
    let mut wrong = Vec::new();
    let clocks = Clocks {
        stages: FIELDS
            .iter()
            .map(|(stage, name)| {
                (
                    *stage,
                    typed.number(name, now.of(*stage), 1..=60, &mut wrong),
                )
            })
            .collect(),
        stage: now.stage,
        whole: typed.number("whole", now.whole, 1..=250, &mut wrong),
    };
    if wrong.is_empty() {
        let what = What::Challenge(Change::ClocksSet { clocks });
        let seen = [(CLOCKS_SUBJECT.to_owned(), typed.version())];
        match app.change(&who, "", &[what], &seen).await {
            Ok(_) => return Ok(Redirect::to(&format!("{}#clocks", paths::challenges())).into_response()),
            Err(NotKept::ChangedSince { .. }) => wrong.push((
                "informal",
                "Somebody else set the times since you opened this page: look at them above, then send again"
                    .to_owned(),
            )),
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
    let page = super::view(&app, &look, &who, &typed, &wrong).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
