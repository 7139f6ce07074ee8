//! Proving anew who one is, before what needs it: GET and POST /sign-in/again.

use access::audit::Kind;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use super::{Onward, council, tried};
use crate::clock;
use crate::identity::session::{self, Visitor, onward};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, password, summary};
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;

/// What the person typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    password: String,
    to: String,
}

/// Asks for the password, or leads to the council's sign-in.
pub(crate) async fn show(State(app): State<App>, _who: Who, Query(asked): Query<Onward>) -> Page {
    if app.entrance().provider.is_some() {
        let way = council::way(&asked.to, true);
        return Page::new(Section::None, TITLE, html! { (WHY) }).body(html! {
            p { a.govuk-button href=(way) role="button" draggable="false" data-module="govuk-button" { "Sign in again" } }
        });
    }
    view(&asked.to, &[])
}

/// Compares the password.
pub(crate) async fn create(
    State(app): State<App>,
    who: Who,
    visitor: Visitor,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    if app.entrance().provider.is_some() {
        return Err(Error::NotFound("this page"));
    }
    let person = app
        .store()
        .person(&who.0.person)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::SignedOut)?;
    let noted = |refused: bool| {
        Noted::new(Kind::StepUp, "password")
            .about(&person.id)
            .refused(refused)
    };
    if tried::password(&app, &visitor, &person.email, input.password)
        .await?
        .is_err()
    {
        let wrong = [(
            "password",
            "That did not work. Check your password; after many tries wait 15 minutes".to_owned(),
        )];
        let page = (StatusCode::UNPROCESSABLE_ENTITY, view(&input.to, &wrong));
        return Ok(noted(true).on(page.into_response()));
    }
    let cookie = session::renew(&app, &visitor, who.0.role, Some(clock::now()))
        .await?
        .ok_or(Error::SignedOut)?;
    let on = Redirect::to(onward(&input.to));
    Ok(noted(false).on(([(header::SET_COOKIE, cookie)], on).into_response()))
}

const TITLE: &str = "Prove again that it is you";
const WHY: &str = "What you asked for can harm people if somebody else does it at your machine. It counts for 15 minutes.";

fn view(to: &str, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        TITLE.to_owned()
    } else {
        format!("Error: {TITLE}")
    };
    Page::new(Section::None, title, html! { (WHY) }).body(html! {
        (summary(wrong))
        form method="post" action="/sign-in/again" novalidate {
            (form_token())
            input type="hidden" name="to" value=(to);
            (password("password", "Your password", "", "current-password", wrong))
            button.govuk-button type="submit" data-module="govuk-button" data-prevent-double-click="true" { "Continue" }
        }
    })
}
