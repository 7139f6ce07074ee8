//! One's own password, where accounts are kept here: GET and POST /account/password. The password one has is asked for: it
//! is the fresh proof that other changes to accounts ask for, and its tries are counted as at the sign-in.

use access::audit::Kind;
use axum::Form;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;
use store::{Identity, Person};

use crate::clock;
use crate::identity::password::{self as passwords, SHORTEST};
use crate::identity::session::{self, Visitor};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, password, summary};
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::pages::sign_in::tried;
use crate::web::paths;
use crate::web::who::Who;

/// What the person typed; none of it is ever sent back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    old: String,
    new: String,
    again: String,
}

impl Input {
    /// What is wrong with the new one, before the old one is tried.
    fn wrong(&self, person: &Person, council: &str) -> Vec<Wrong> {
        let mut wrong: Vec<Wrong> = Vec::new();
        if self.old.is_empty() {
            wrong.push(("old", "Enter the password you have".to_owned()));
        }
        if let Some(why) = passwords::refused(&self.new, &person.name, &person.email, council) {
            wrong.push(("new", why));
        } else if self.new == self.old {
            wrong.push((
                "new",
                "Choose another: this one you have already".to_owned(),
            ));
        }
        if self.again != self.new {
            wrong.push((
                "again",
                "Enter the new password once more, the same".to_owned(),
            ));
        }
        wrong
    }
}

/// The form.
pub(crate) async fn show(State(app): State<App>, who: Who) -> Result<Page, Error> {
    own(&app, &who).await?;
    Ok(view(&[]))
}

/// Keeps the new password, ends every session of the person, and begins this one anew.
pub(crate) async fn create(
    State(app): State<App>,
    who: Who,
    visitor: Visitor,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let person = own(&app, &who).await?;
    let noted = |words: &str| Noted::new(Kind::People, words).about(&person.id);
    let again = |wrong: &[Wrong]| (StatusCode::UNPROCESSABLE_ENTITY, view(wrong)).into_response();
    let wrong = input.wrong(&person, app.council_name());
    if !wrong.is_empty() {
        return Ok(again(&wrong));
    }
    if tried::password(&app, &visitor, &person.email, input.old)
        .await?
        .is_err()
    {
        let wrong = [(
            "old",
            "That did not work. Check the password you have; after many tries wait 15 minutes"
                .to_owned(),
        )];
        return Ok(noted("own password").refused(true).on(again(&wrong)));
    }
    let hash = app.entrance().passwords.hash(input.new).await?;
    let now = clock::now();
    app.store()
        .keep_credential(&person.id, &hash, now)
        .await
        .map_err(anyhow::Error::from)?;
    let cookie = session::begin(&app, &person.id, who.0.role, Some(now), &visitor).await?;
    let on = Redirect::to(&paths::account());
    Ok(
        noted("changed their own password; ended their other sessions").on((
            [(header::SET_COOKIE, cookie)],
            on,
        )
            .into_response()),
    )
}

/// Whoever asks, where they have a password here: not the people of the sample or of the council's own sign-in.
async fn own(app: &App, who: &Who) -> Result<Person, Error> {
    if app.entrance().provider.is_some() || app.sample().is_some() {
        return Err(Error::NotFound("this page"));
    }
    let person = app
        .store()
        .person(&who.0.person)
        .await
        .map_err(anyhow::Error::from)?;
    person
        .filter(|person| person.identity == Identity::Local)
        .ok_or(Error::NotFound("this page"))
}

fn view(wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Change your password"
    } else {
        "Error: change your password"
    };
    Page::new(
        Section::Account,
        title,
        html! { "Wherever else you are signed in, you are signed out." },
    )
    .crumb("Your account", paths::account())
    .body(html! {
        (summary(wrong))
        form method="post" action=(paths::own_password()) novalidate autocomplete="off" {
            (form_token())
            (password("old", "The password you have", "", "current-password", wrong))
            (password("new", "New password", &format!("At least {SHORTEST} characters. Three words that do not belong together are good. Paste from a password manager if you have one."), "new-password", wrong))
            (password("again", "The new password once more", "", "new-password", wrong))
            button.govuk-button type="submit" data-module="govuk-button" data-prevent-double-click="true" { "Change it" }
        }
    })
}
