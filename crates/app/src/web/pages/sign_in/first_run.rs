//! The first two people of a new service: GET and POST /first-run. One manages accounts, another confirms roles, so that
//! from the first day nobody can give rights to themselves.

use access::audit::Kind;
use access::{Role, Scope};
use axum::Form;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::ToSpan as _;
use maud::{Markup, html};
use serde::Deserialize;
use store::{Authority, CodePurpose, Identity, NewPerson, Proposal};

use super::tried;
use crate::clock;
use crate::identity::codes::{self, Passing};
use crate::identity::password::{self as passwords, SHORTEST};
use crate::identity::session::{self, Visitor};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, email, password, summary, text};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};

/// What the person typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    code: String,
    name: String,
    email: String,
    password: String,
    second_name: String,
    second_email: String,
}

/// The form; nothing once there is an account.
pub(crate) async fn show(State(app): State<App>) -> Result<Page, Error> {
    only_first(&app).await?;
    Ok(view(&Input::default(), &[]))
}

/// Makes both accounts.
pub(crate) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    only_first(&app).await?;
    let mut wrong = input.wrong(app.council_name());
    let known = tried::code(&app, &visitor, &input.code, &[CodePurpose::FirstRun]).await?;
    if known.is_none() {
        wrong.insert(
            0,
            (
                "code",
                "Enter the code the service printed when it started; each start prints a new one"
                    .to_owned(),
            ),
        );
    }
    if !wrong.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, view(&input, &wrong)).into_response());
    }
    let hash = app
        .entrance()
        .passwords
        .hash(input.password.clone())
        .await?;
    // Of two who send the form at once only one has the code.
    if !tried::take(&app, &input.code, CodePurpose::FirstRun).await? {
        return Err(Error::NotFound("this page"));
    }
    let first = made(&app, &input.name, &input.email, Role::Administrator).await?;
    app.store()
        .keep_credential(&first, &hash, clock::now())
        .await
        .map_err(anyhow::Error::from)?;
    let second = made(
        &app,
        &input.second_name,
        &input.second_email,
        Role::Governance,
    )
    .await?;
    let passing = codes::invite(app.store(), &second, CodePurpose::Invitation).await?;
    let cookie = session::begin(
        &app,
        &first,
        Role::Administrator,
        Some(clock::now()),
        &visitor,
    )
    .await?;
    let noted = Noted::new(
        Kind::People,
        "first run: the first administrator and the first governance officer",
    )
    .about(&first);
    let page = invited(&input.second_name, &passing);
    Ok(noted.on(([(header::SET_COOKIE, cookie)], page).into_response()))
}

/// The code to pass on, shown once.
pub(crate) fn invited(name: &str, passing: &Passing) -> Page {
    Page::new(Section::People, "Pass this code on", html! { "It is shown this once. No mail is sent." }).body(html! {
        div.govuk-inset-text {
            p.wm-p { "For " strong { (name) } ": open " strong { "/invited" } " on this service and enter" }
            p.wm-code { (passing.code) }
            p.wm-p { "It works once, until " (crate::web::words::clock(passing.until)) "." }
        }
        p.wm-p { "Hand it over in person or by telephone, not by the address it belongs to." }
        p.wm-p { a.govuk-link href="/people" { "People" } }
    })
}

async fn only_first(app: &App) -> Result<(), Error> {
    let people = app
        .store()
        .active_people()
        .await
        .map_err(anyhow::Error::from)?;
    if people > 0 || app.entrance().provider.is_some() || app.sample().is_some() {
        return Err(Error::NotFound("this page"));
    }
    Ok(())
}

async fn made(app: &App, name: &str, email: &str, role: Role) -> anyhow::Result<String> {
    let (store, now, today) = (app.store(), clock::now(), clock::today());
    let new = NewPerson {
        name,
        email,
        identity: Identity::Local,
        at: now,
        by: Authority::Operator.word(),
    };
    let id = match store.add_person(&new).await? {
        Some(id) => id,
        // A run that broke off half-way is gone on with.
        None => {
            let before = store.person_by_email(email).await?;
            before
                .map(|person| person.id)
                .ok_or_else(|| anyhow::anyhow!("an account could not be made"))?
        }
    };
    let longest = i32::from(access::table::row(role).longest);
    let proposal = Proposal {
        person: &id,
        role,
        scope: &Scope::default(),
        first: today,
        until: today.saturating_add(longest.days()),
        by: Authority::Operator.word(),
        at: now,
    };
    store.grant_outright(&proposal, Authority::Operator).await?;
    Ok(id)
}

impl Input {
    fn wrong(&self, council: &str) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let mut need = |field: &'static str, ok: bool, what: &str| {
            if !ok {
                wrong.push((field, what.to_owned()));
            }
        };
        need("name", !self.name.trim().is_empty(), "Enter your name");
        need(
            "email",
            passwords::is_address(&self.email),
            "Enter your email address, like name@council.gov.uk",
        );
        if let Some(why) = passwords::refused(&self.password, &self.name, &self.email, council) {
            need("password", false, &why);
        }
        need(
            "second_name",
            !self.second_name.trim().is_empty(),
            "Enter the name of who confirms roles",
        );
        need(
            "second_email",
            passwords::is_address(&self.second_email),
            "Enter their email address, like name@council.gov.uk",
        );
        let same = self
            .email
            .trim()
            .eq_ignore_ascii_case(self.second_email.trim());
        need(
            "second_email",
            self.second_email.trim().is_empty() || !same,
            "Enter another person’s address: nobody confirms their own roles",
        );
        wrong
    }
}

fn view(input: &Input, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Set up this service"
    } else {
        "Error: set up this service"
    };
    Page::new(Section::None, title, html! { "Two people are needed: one manages accounts, the other confirms roles." }).body(html! {
        (summary(wrong))
        form method="post" action="/first-run" novalidate autocomplete="off" {
            (form_token())
            (text("code", "Code", "The service printed it where it was started.", &input.code, wrong))
            (section("you", "You: the first administrator", fields(input, wrong)))
            (section("second", "The first information governance officer", html! {
                p.wm-p { "They confirm each role you propose, read the log of who looked, and see no child. You pass a code on to them." }
                (text("second_name", "Their name", "", &input.second_name, wrong))
                (email("second_email", "Their email address", "", &input.second_email, "off", wrong))
            }))
            button.govuk-button type="submit" data-module="govuk-button" data-prevent-double-click="true" { "Set up" }
        }
    })
}

fn fields(input: &Input, wrong: &[Wrong]) -> Markup {
    html! {
        (text("name", "Your name", "", &input.name, wrong))
        (email("email", "Your email address", "", &input.email, "username", wrong))
        (password("password", "Choose a password", &format!("At least {SHORTEST} characters. Three words that do not belong together are good."), "new-password", wrong))
    }
}
