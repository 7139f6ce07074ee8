//! The account for emergencies, where the council's sign-in is down: GET and POST /sign-in/emergency. It works with a
//! code made on the machine itself, for an hour, and it is loud.

use access::audit::Kind;
use axum::Form;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;
use store::CodePurpose;

use super::tried;
use crate::identity::session::{self, Visitor};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary, text};
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};

/// What the person typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    code: String,
}

/// The form.
pub(crate) async fn show(State(app): State<App>) -> Result<Page, Error> {
    if app.sample().is_some() {
        return Err(Error::NotFound("this page"));
    }
    Ok(view(&Input::default(), &[]))
}

/// Takes the code and begins the short session.
pub(crate) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let purposes = [CodePurpose::BreakGlass];
    let known = tried::code(&app, &visitor, &input.code, &purposes).await?;
    let taken = match known {
        Some((person, purpose)) => tried::take(&app, &input.code, purpose)
            .await?
            .then_some(person),
        None => None,
    };
    let noted = |person: &str, refused: bool| {
        Noted::new(Kind::BreakGlass, "code for the emergency account")
            .about(person)
            .refused(refused)
    };
    let Some(person) = taken else {
        let wrong = [("code", "That code does not work. Make one on the machine with waymark user break-glass; it works once, within an hour".to_owned())];
        let page = (StatusCode::UNPROCESSABLE_ENTITY, view(&input, &wrong));
        return Ok(noted("", true).on(page.into_response()));
    };
    tracing::error!(
        address = visitor.address,
        "ALARM: the emergency account was used"
    );
    let cookie = session::begin_emergency(&app, &person, &visitor).await?;
    let on = Redirect::to("/people");
    Ok(noted(&person, false).on(([(header::SET_COOKIE, cookie)], on).into_response()))
}

fn view(input: &Input, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Emergency account"
    } else {
        "Error: emergency account"
    };
    Page::new(Section::None, title, html! { "For an administrator, while nobody can sign in otherwise. Using it raises an alarm." }).body(html! {
        (summary(wrong))
        form method="post" action="/sign-in/emergency" novalidate autocomplete="off" {
            (form_token())
            (text("code", "Code", "Made on the machine with waymark user break-glass.", &input.code, wrong))
            button.govuk-button.govuk-button--warning type="submit" data-module="govuk-button" data-prevent-double-click="true" { "Use the emergency account" }
        }
        p.wm-p { "It manages accounts and sees no child. It lasts an hour." }
    })
}
