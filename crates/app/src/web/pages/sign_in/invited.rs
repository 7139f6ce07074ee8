//! Choosing a password with a code that was passed on: GET and POST /invited.

use access::audit::Kind;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use store::CodePurpose;

use super::{enter, tried};
use crate::clock;
use crate::identity::password::{self as passwords, SHORTEST};
use crate::identity::session::Visitor;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, password, summary, text};
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};

/// What the person typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    code: String,
    password: String,
}

/// The form.
pub(crate) async fn show(State(app): State<App>) -> Result<Page, Error> {
    only_here(&app)?;
    Ok(view(&Input::default(), &[]))
}

/// Keeps the password and signs in.
pub(crate) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    only_here(&app)?;
    let store = app.store();
    let purposes = [CodePurpose::Invitation, CodePurpose::Reset];
    let known = tried::code(&app, &visitor, &input.code, &purposes).await?;
    let person = match &known {
        Some((id, _)) => store.person(id).await.map_err(anyhow::Error::from)?,
        None => None,
    };
    // A closed account's code is answered as one that was never made.
    let person = person.filter(|person| person.active);
    let mut wrong: Vec<Wrong> = Vec::new();
    let (name, email) = person.as_ref().map_or(("", ""), |person| {
        (person.name.as_str(), person.email.as_str())
    });
    if person.is_none() {
        wrong.push((
            "code",
            "Enter the code you were given; it works once, and not for ever".to_owned(),
        ));
    }
    if let Some(why) = passwords::refused(&input.password, name, email, app.council_name()) {
        wrong.push(("password", why));
    }
    let (Some(person), Some((_, purpose)), []) = (person, known, wrong.as_slice()) else {
        let page = (StatusCode::UNPROCESSABLE_ENTITY, view(&input, &wrong));
        let noted = Noted::new(Kind::SignIn, "code").refused(true);
        return Ok(noted.on(page.into_response()));
    };
    let hash = app
        .entrance()
        .passwords
        .hash(input.password.clone())
        .await?;
    if !tried::take(&app, &input.code, purpose).await? {
        return Err(Error::OldForm);
    }
    let now = clock::now();
    // Whoever chooses a new password is signed out everywhere else.
    store
        .keep_credential(&person.id, &hash, now)
        .await
        .map_err(anyhow::Error::from)?;
    store
        .forget_attempts(&super::tries_of(&person.email))
        .await
        .map_err(anyhow::Error::from)?;
    enter(
        &app,
        &visitor,
        &person.id,
        Some(now),
        "/",
        "code and new password",
    )
    .await
}

fn only_here(app: &App) -> Result<(), Error> {
    if app.entrance().provider.is_some() || app.sample().is_some() {
        return Err(Error::NotFound("this page"));
    }
    Ok(())
}

fn view(input: &Input, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Choose your password"
    } else {
        "Error: choose your password"
    };
    Page::new(Section::None, title, html! { "With the code that was passed on to you." }).body(html! {
        (summary(wrong))
        form method="post" action="/invited" novalidate autocomplete="off" {
            (form_token())
            (text("code", "Code", "For example 4f2k-9m3x-…; capitals and hyphens do not matter.", &input.code, wrong))
            (password("password", "Choose a password", &format!("At least {SHORTEST} characters. Three words that do not belong together are good. Paste from a password manager if you have one."), "new-password", wrong))
            button.govuk-button type="submit" data-module="govuk-button" data-prevent-double-click="true" { "Keep it and sign in" }
        }
    })
}
