//! A person: GET /people/{id}, and what is done with their account: POST /people/{id}/code, POST /people/{id}/state.

use std::collections::BTreeMap;

use access::Role;
use access::audit::Kind;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use store::{CodePurpose, Grant, Identity, Person};

use super::named;
use super::roles::{self, Proposed};
use crate::clock;
use crate::identity::codes;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::pages::sign_in::first_run;
use crate::web::who::Who;
use crate::web::{paths, words};

/// What was pressed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pressed {
    state: String,
}

/// The page.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    let person = person(&app, &id).await?;
    let input = Proposed::default();
    view(&app, &person, &input, &[]).await
}

/// Makes a code with which they choose a new password.
pub(crate) async fn code(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let person = person(&app, &id).await?;
    if person.identity != Identity::Local || !person.active {
        return Err(Error::BadRequest(
            "This account has no password here. Nothing was changed.".to_owned(),
        ));
    }
    let passing = codes::invite(app.store(), &person.id, CodePurpose::Reset).await?;
    let page = first_run::invited(&person.name, &passing);
    Ok(Noted::new(Kind::People, format!("made a code for {}", person.id)).on(page.into_response()))
}

/// Closes the account, which ends its sessions at once, or opens it again.
pub(crate) async fn state(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Error> {
    let person = person(&app, &id).await?;
    if person.id == who.0.person {
        return Err(Error::BadRequest(
            "Nobody closes or opens their own account. Nothing was changed.".to_owned(),
        ));
    }
    let store = app.store();
    let words = match pressed.state.as_str() {
        "closed" => {
            store
                .disable_person(&person.id)
                .await
                .map_err(anyhow::Error::from)?;
            format!("closed the account {}", person.id)
        }
        "open" => {
            store
                .enable_person(&person.id, clock::now())
                .await
                .map_err(anyhow::Error::from)?;
            format!("opened the account {}", person.id)
        }
        _ => {
            return Err(Error::BadRequest(
                "Choose what to do with the account.".to_owned(),
            ));
        }
    };
    let to = Redirect::to(&paths::person(&person.id));
    Ok(Noted::new(Kind::People, words).on(to.into_response()))
}

/// A person by the identifier in an address.
pub(super) async fn person(app: &App, id: &str) -> Result<Person, Error> {
    app.store()
        .person(id)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this person"))
}

/// The page, with what was typed where something is wrong.
pub(super) async fn view(
    app: &App,
    person: &Person,
    input: &Proposed,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let grants = app
        .store()
        .grants_about(&person.id)
        .await
        .map_err(anyhow::Error::from)?;
    let people = app.store().people().await.map_err(anyhow::Error::from)?;
    let names: BTreeMap<&str, &str> = people
        .iter()
        .map(|person| (person.id.as_str(), person.name.as_str()))
        .collect();
    let today = app.today();
    let title = if wrong.is_empty() {
        person.name.clone()
    } else {
        format!("Error: {}", person.name)
    };
    Ok(Page::new(Section::People, title, html! {
        @if person.active { "May sign in" } @else { "May not sign in: the account is closed" }
        @match person.last_seen { Some(at) => { "; last seen " (words::moment(at)) "." }, None => "; never seen yet." }
    })
    .crumb("People", paths::people())
    .body(html! {
        (summary(wrong))
        (section("account", "Account", account(person, &names)))
        (section("roles", "Roles", held(&grants, &names, today)))
        @if person.active { (section("propose", "Propose a role", roles::form(app, person, input, wrong))) }
    }))
}

fn account(person: &Person, names: &BTreeMap<&str, &str>) -> Markup {
    html! {
        dl.govuk-summary-list {
            (row("Email address", if person.email.is_empty() { "not given" } else { &person.email }))
            (row("Proves who they are", match person.identity { Identity::Local => "with a password kept here", Identity::Provider { .. } => "at the council’s sign-in" }))
            (row("Made", &format!("{}, by {}", words::moment(person.made_at), named(names, &person.made_by))))
        }
        div.govuk-button-group {
            @if person.active && person.identity == Identity::Local {
                form method="post" action={ (paths::person(&person.id)) "/code" } {
                    (form_token())
                    button.govuk-button.govuk-button--secondary type="submit" { "Make a code for a new password" }
                }
            }
            form method="post" action={ (paths::person(&person.id)) "/state" } {
                (form_token())
                @if person.active { button.govuk-button.govuk-button--warning type="submit" name="state" value="closed" { "Close the account" } }
                @else { button.govuk-button type="submit" name="state" value="open" { "Open the account again" } }
            }
        }
    }
}

fn row(key: &str, value: &str) -> Markup {
    html! { div.govuk-summary-list__row { dt.govuk-summary-list__key { (key) } dd.govuk-summary-list__value { (value) } } }
}

fn held(grants: &[Grant], names: &BTreeMap<&str, &str>, today: Date) -> Markup {
    html! {
        @if grants.is_empty() { p.wm-p { "None was ever proposed." } } @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Role" } th scope="col" { "Reaches" } th scope="col" { "From and until" } th scope="col" { "Proposed by" } th scope="col" { "Confirmed by" } th scope="col" { "Stands" } } }
                tbody { @for grant in grants { tr {
                    th scope="row" { (grant.role.name()) }
                    td data-l="Reaches" { (roles::reach(grant)) }
                    td data-l="From and until" { (words::day(grant.first)) " to " (words::day(grant.until)) }
                    td data-l="Proposed by" { (named(names, &grant.proposed.0)) }
                    td data-l="Confirmed by" { @match &grant.confirmed { Some((by, _)) => (named(names, by)), None => "nobody yet" } }
                    td data-l="Stands" { (stands(grant, names, today)) }
                } } }
            }
        }
    }
}

fn stands(grant: &Grant, names: &BTreeMap<&str, &str>, today: Date) -> Markup {
    let over = grant.until < today;
    html! {
        @match &grant.ended {
            Some((by, at)) => { "ended " (words::moment(*at)) " by " (named(names, by)) },
            None if over => "run out",
            None => {
                @if grant.confirmed.is_none() { "waits " } @else { "counts " }
                form.wm-inline method="post" action={ "/people/roles/" (grant.id) "/end" } {
                    (form_token())
                    button.govuk-button.govuk-button--secondary.wm-b type="submit" aria-label={ @if grant.confirmed.is_none() { "Withdraw " } @else { "End " } (grant.role.name()) } { @if grant.confirmed.is_none() { "Withdraw" } @else { "End" } }
                }
            },
        }
    }
}

/// Whether a role may be proposed at all: everything but what everybody has.
pub(super) fn grantable(role: Role) -> bool {
    access::table::row(role).longest > 0
}
