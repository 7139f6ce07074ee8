//! Signing in and out: GET and POST /sign-in, POST /sign-out, GET /signed-out.

pub(crate) mod again;
pub(crate) mod council;
pub(crate) mod emergency;
pub(crate) mod first_run;
pub(crate) mod invited;
pub(super) mod tried;

use access::audit::Kind;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use crate::identity::secret;
use crate::identity::session::{self, Visitor, onward};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, email, password, summary};
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::paths;

/// Where to go on to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Onward {
    pub(crate) to: String,
}

/// What the person typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    email: String,
    password: String,
    to: String,
}

/// The form, or the way to the council's sign-in.
pub(crate) async fn show(
    State(app): State<App>,
    Query(onward): Query<Onward>,
) -> Result<Response, Error> {
    if app.sample().is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    if app.entrance().provider.is_some() {
        return Ok(council::page(&onward.to).into_response());
    }
    if app
        .store()
        .active_people()
        .await
        .map_err(anyhow::Error::from)?
        == 0
    {
        return Ok(Redirect::to("/first-run").into_response());
    }
    let input = Input {
        to: onward.to,
        ..Input::default()
    };
    Ok(view(&input, &[]).into_response())
}

/// Signs in with an account kept here. Unknown, wrong, locked and closed are told apart by nobody: same words, same work.
pub(crate) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    if app.entrance().provider.is_some() || app.sample().is_some() {
        return Err(Error::NotFound("this page"));
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    if input.email.trim().is_empty() {
        wrong.push(("email", "Enter your email address".to_owned()));
    }
    if input.password.is_empty() {
        wrong.push(("password", "Enter your password".to_owned()));
    }
    if !wrong.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, view(&input, &wrong)).into_response());
    }
    let person = match tried::password(&app, &visitor, &input.email, input.password.clone()).await?
    {
        Ok(person) => person,
        Err(refused) => {
            let wrong = [(
                "email",
                "That did not work. Check your email address and password; after many tries wait 15 minutes".to_owned(),
            )];
            let page = (StatusCode::UNPROCESSABLE_ENTITY, view(&input, &wrong));
            return Ok(refused.on(page.into_response()));
        }
    };
    enter(
        &app,
        &visitor,
        &person.id,
        Some(crate::clock::now()),
        &input.to,
        "password",
    )
    .await
}

/// Begins the session of a person who proved who they are, and goes on.
pub(super) async fn enter(
    app: &App,
    visitor: &Visitor,
    person: &str,
    proved: Option<jiff::Timestamp>,
    to: &str,
    how: &str,
) -> Result<Response, Error> {
    let held = app
        .store()
        .grants_of(person, crate::clock::today())
        .await
        .map_err(anyhow::Error::from)?;
    let words = if held.is_empty() {
        format!("{how}; no role")
    } else {
        how.to_owned()
    };
    let noted = Noted::new(Kind::SignIn, words)
        .about(person)
        .refused(held.is_empty());
    let Some(first) = access::Role::ALL
        .into_iter()
        .find(|role| held.iter().any(|grant| grant.role == *role))
    else {
        return Ok(noted.on((StatusCode::FORBIDDEN, no_role()).into_response()));
    };
    let cookie = session::begin(app, person, first, proved, visitor).await?;
    let several = held.iter().any(|grant| grant.role != first);
    // Who holds several roles chooses the one to work in.
    let to = if several {
        paths::account()
    } else {
        onward(to).to_owned()
    };
    Ok(noted.on(([(header::SET_COOKIE, cookie)], Redirect::to(&to)).into_response()))
}

fn no_role() -> Page {
    Page::new(
        Section::None,
        "You have no role yet",
        html! { "It is you, but nobody has given you a role, or it has run out." },
    )
    .body(html! {
        p.wm-p { "Ask whoever manages accounts in your council. A role counts once a second person confirmed it." }
    })
}

fn view(input: &Input, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Sign in"
    } else {
        "Error: sign in"
    };
    Page::new(Section::None, title, html! { "With the account your council gave you." }).body(html! {
        (summary(wrong))
        form method="post" action="/sign-in" novalidate {
            (form_token())
            input type="hidden" name="to" value=(input.to);
            (email("email", "Email address", "", &input.email, "username", wrong))
            (password("password", "Password", "", "current-password", wrong))
            button.govuk-button type="submit" data-module="govuk-button" data-prevent-double-click="true" { "Sign in" }
        }
        p.wm-p { "Were you given a code? " a.govuk-link href="/invited" { "Choose your password" } "." }
        p.wm-p { "If you have forgotten your password, ask whoever manages accounts for a new code." }
    })
}

/// Signs out: the session ends here and the browser forgets what it kept.
pub(crate) async fn sign_out(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    session::end(&app, &visitor).await?;
    let noted = Noted::new(Kind::SignOut, String::new());
    Ok(noted.on((
        [
            (
                header::SET_COOKIE,
                HeaderValue::from_str(&session::no_longer_carried())
                    .map_err(anyhow::Error::from)?,
            ),
            (
                HeaderName::from_static("clear-site-data"),
                HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
            ),
        ],
        Redirect::to("/signed-out"),
    )
        .into_response()))
}

/// Says that it is done, and leads to where the council's own sign-in ends too.
pub(crate) async fn signed_out(State(app): State<App>) -> Page {
    let further = match &app.entrance().provider {
        Some(provider) => provider.end().await,
        None => None,
    };
    Page::new(Section::None, "You are signed out", html! { "Nothing of what you saw is kept in this browser." }).body(html! {
        @if let Some(further) = further {
            p.wm-p { "You are still signed in to your council. On a machine that others use, " a.govuk-link href=(further) { "sign out of the council’s sign-in too" } "." }
        }
        p.wm-p { a.govuk-link href="/sign-in" { "Sign in again" } }
    })
}

/// The key a person's tries are counted under: nothing from which the address could be read.
pub(super) fn tries_of(email: &str) -> String {
    format!("account:{}", secret::hash(&email.trim().to_lowercase()))
}
