//! People and what they may do: GET /people, and what a person's page leads to.

pub(crate) mod one;
pub(crate) mod roles;
pub(crate) mod table;

use std::collections::BTreeMap;

use access::Permission;
use access::audit::Kind;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use store::{CodePurpose, Grant, Identity, NewPerson, Person};

use crate::clock;
use crate::identity::codes;
use crate::identity::entrance::{DORMANT, EMERGENCY_ISSUER};
use crate::identity::password::is_address;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, email, summary, text};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::pages::sign_in::first_run;
use crate::web::who::Who;
use crate::web::{paths, words};

/// What the person typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    name: String,
    email: String,
}

/// Everybody, and the roles that wait for a second person.
pub(crate) async fn index(State(app): State<App>, who: Who) -> Result<Page, Error> {
    Ok(view(&app, &who, &Input::default(), &[]).await?)
}

/// Invites a person: an account without a password, and a code to pass on.
pub(crate) async fn create(
    State(app): State<App>,
    who: Who,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    if app.entrance().provider.is_some() || app.sample().is_some() {
        return Err(Error::BadRequest(
            "Accounts are made at the council’s sign-in. Nothing was changed.".to_owned(),
        ));
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    if input.name.trim().is_empty() || input.name.chars().count() > 200 {
        wrong.push(("name", "Enter their name".to_owned()));
    }
    if !is_address(&input.email) {
        wrong.push((
            "email",
            "Enter their email address, like name@council.gov.uk".to_owned(),
        ));
    }
    let mut made = None;
    if wrong.is_empty() {
        let new = NewPerson {
            name: &input.name,
            email: &input.email,
            identity: Identity::Local,
            at: clock::now(),
            by: &who.0.person,
        };
        made = app
            .store()
            .add_person(&new)
            .await
            .map_err(anyhow::Error::from)?;
        if made.is_none() {
            wrong.push((
                "email",
                "Somebody has an account with this address already".to_owned(),
            ));
        }
    }
    let Some(id) = made else {
        let page = view(&app, &who, &input, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let passing = codes::invite(app.store(), &id, CodePurpose::Invitation).await?;
    let page = first_run::invited(&input.name, &passing);
    Ok(Noted::new(Kind::People, format!("made the account {id}")).on(page.into_response()))
}

async fn view(app: &App, who: &Who, input: &Input, wrong: &[Wrong]) -> anyhow::Result<Page> {
    let store = app.store();
    let people = store.people().await?;
    let waiting = store.grants_waiting().await?;
    let mut held: BTreeMap<String, Vec<Grant>> = BTreeMap::new();
    let today = app.today();
    for grant in store
        .grants()
        .await?
        .into_iter()
        .filter(|grant| grant.runs_on(today))
    {
        held.entry(grant.person.clone()).or_default().push(grant);
    }
    let names: BTreeMap<&str, &str> = people
        .iter()
        .map(|person| (person.id.as_str(), person.name.as_str()))
        .collect();
    let active = people.iter().filter(|person| person.active).count();
    let title = if wrong.is_empty() {
        "People"
    } else {
        "Error: people"
    };
    let manages = who.0.may(Permission::ManagePeople);
    let here = app.entrance().provider.is_none() && app.sample().is_none();
    Ok(Page::new(Section::People, title, html! {
        (words::count(active, "person", "people")) " may sign in; "
        (words::count(waiting.len(), "role waits", "roles wait")) " for a second person."
    })
    .body(html! {
        (summary(wrong))
        @if app.sample().is_some() {
            div.govuk-inset-text { "The invented authority is open without signing in: its people are tried by switching roles, and have no accounts." }
        }
        p.wm-p { a.govuk-link href=(paths::access()) { "What each role may see and do" } }
        @if !waiting.is_empty() {
            (section("waiting", "Waiting for a second person", waiting_table(&waiting, &names)))
        }
        (section("accounts", "Accounts", accounts(&people, &held, clock::now())))
        @if manages && here {
            (section("invite", "Invite somebody", html! {
                p.wm-p { "You get a code to pass on: no mail is sent. They see nothing until you propose a role and another person confirms it." }
                form method="post" action=(paths::people()) novalidate {
                    (form_token())
                    (text("name", "Their name", "", &input.name, wrong))
                    (email("email", "Their email address", "", &input.email, "off", wrong))
                    button.govuk-button type="submit" data-module="govuk-button" data-prevent-double-click="true" { "Invite" }
                }
            }))
        }
    }))
}

fn waiting_table(waiting: &[Grant], names: &BTreeMap<&str, &str>) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "For" } th scope="col" { "Role" } th scope="col" { "Proposed by" } th scope="col" { "Until" } } }
            tbody { @for grant in waiting { tr {
                th scope="row" { a.govuk-link href=(paths::person(&grant.person)) { (named(names, &grant.person)) } }
                td data-l="Role" { (grant.role.name()) }
                td data-l="Proposed by" { (named(names, &grant.proposed.0)) ", " (words::moment(grant.proposed.1)) }
                td data-l="Until" { (words::day(grant.until)) }
            } } }
        }
    }
}

fn accounts(people: &[Person], held: &BTreeMap<String, Vec<Grant>>, now: Timestamp) -> Markup {
    html! {
        @if people.is_empty() { p.wm-p { "There are none." } } @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Name" } th scope="col" { "Roles" } th scope="col" { "Until" } th scope="col" { "Last seen" } th scope="col" { "Account" } } }
                tbody { @for person in people {
                    @let roles = held.get(&person.id).map_or(&[][..], Vec::as_slice);
                    tr {
                        th scope="row" { a.govuk-link href=(paths::person(&person.id)) { (person.name) } @if !person.email.is_empty() { span.wm-mark { (person.email) } } }
                        td data-l="Roles" { @if roles.is_empty() { "none" } @for (n, grant) in roles.iter().enumerate() { @if n > 0 { ", " } (grant.role.name()) } }
                        td data-l="Until" { @if let Some(until) = roles.iter().map(|grant| grant.until).min() { (words::day(until)) } @else { "–" } }
                        td data-l="Last seen" { @match person.last_seen { Some(at) => (words::moment(at)), None => "never" } }
                        td data-l="Account" { (state(person, now)) }
                    }
                } }
            }
        }
    }
}

/// How an account stands; that it will be closed is said before it is.
fn state(person: &Person, now: Timestamp) -> Markup {
    let used = person.last_seen.unwrap_or(person.made_at);
    let closes = used.saturating_add(DORMANT).ok().filter(|_| person.active);
    let soon = closes.filter(|closes| closes.duration_since(now) < crate::dormant::SHOWN_BEFORE);
    html! {
        @if !person.active { "closed" }
        @else if let Some(closes) = soon { strong { "Unused: closes on " (words::moment(closes)) } }
        @else { @match person.identity { Identity::Local => "kept here", Identity::Provider { ref issuer, .. } if issuer == EMERGENCY_ISSUER => "for emergencies", Identity::Provider { .. } => "council sign-in" } }
    }
}

/// A person's name by identifier; what stands in for a person is said as such.
pub(crate) fn named(names: &BTreeMap<&str, &str>, id: &str) -> String {
    match id {
        "operator" => "the operator of the machine".to_owned(),
        "provider" => "the council’s directory".to_owned(),
        "sample" => "the sample".to_owned(),
        other => names.get(other).map_or_else(
            || "somebody no longer known".to_owned(),
            |name| (*name).to_owned(),
        ),
    }
}
