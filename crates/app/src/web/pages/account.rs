//! One's own account: GET /account, and what can be done there: the role worked in, one's sessions, one's own connections.

pub(crate) mod password;

use access::audit::Kind;
use axum::Form;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use store::{Grant, Lock, Person, Session};

use access::Role;

use crate::clock;
use crate::identity::session::{self, Visitor};
use crate::state::{App, Children};
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, choose, summary, text};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, site, words};

/// What the person typed, in any of the forms.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    role: String,
    session: String,
    surname: String,
    street: String,
    child: String,
    why: String,
}

/// The page.
pub(crate) async fn show(
    State(app): State<App>,
    who: Who,
    visitor: Visitor,
) -> Result<Page, Error> {
    view(&app, &who, &visitor, &Input::default(), &[]).await
}

/// Says that the session runs: asking is what keeps it.
pub(crate) async fn here() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// Works in another of one's roles from now on.
pub(crate) async fn role(
    State(app): State<App>,
    who: Who,
    visitor: Visitor,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let held = held(&app, &who).await?;
    let role = Role::of(&input.role).filter(|role| held.iter().any(|grant| grant.role == *role));
    let Some(role) = role else {
        return Err(Error::BadRequest(
            "You do not hold that role now. Nothing was changed.".to_owned(),
        ));
    };
    let cookie = session::renew(&app, &visitor, role, who.0.proved)
        .await?
        .ok_or(Error::SignedOut)?;
    let mut acting = (*who.0).clone();
    acting.role = role;
    let on = Redirect::to(site::home(&acting));
    let noted = noted(&who, Kind::SignIn, format!("works as {} now", role.word()));
    Ok(noted.on(([(header::SET_COOKIE, cookie)], on).into_response()))
}

/// Ends one of one's own sessions, or all of them.
pub(crate) async fn end_session(
    State(app): State<App>,
    who: Who,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let store = app.store();
    if input.session == "all" {
        store
            .end_sessions_of(&who.0.person)
            .await
            .map_err(anyhow::Error::from)?;
    } else {
        store
            .end_session_of(&who.0.person, &input.session)
            .await
            .map_err(anyhow::Error::from)?;
    }
    let noted = noted(
        &who,
        Kind::SignOut,
        "ended a session of their own".to_owned(),
    );
    Ok(noted.on(Redirect::to(&paths::account()).into_response()))
}

/// Keeps one's own surname and street.
pub(crate) async fn facts(
    State(app): State<App>,
    who: Who,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let short = |typed: &str| typed.trim().chars().take(100).collect::<String>();
    app.store()
        .keep_own_facts(&who.0.person, &short(&input.surname), &short(&input.street))
        .await
        .map_err(anyhow::Error::from)?;
    let noted = noted(&who, Kind::People, "own surname or street".to_owned());
    Ok(noted.on(Redirect::to(&paths::account()).into_response()))
}

/// Declares a connection with a child: its record is closed to oneself from then on.
pub(crate) async fn declare(
    State(app): State<App>,
    who: Who,
    visitor: Visitor,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    if app.sample().is_some() {
        // The sample's people have no accounts that a declaration could stand by.
        return Err(Error::NotFound("this page"));
    }
    let id = input.child.trim();
    let mut wrong: Vec<Wrong> = Vec::new();
    if id.is_empty() || id.chars().count() > 100 {
        wrong.push((
            "child",
            "Enter the child’s identifier in the case system".to_owned(),
        ));
    }
    if input.why.trim().is_empty() {
        wrong.push((
            "why",
            "Enter how you are connected, without names".to_owned(),
        ));
    }
    if !wrong.is_empty() {
        let page = view(&app, &who, &visitor, &input, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    // Whether there is such a child is not told: what is kept is the address it has or would have.
    let address = address(&app, id).await?;
    let why: String = input.why.trim().chars().take(500).collect();
    app.store()
        .declare_conflict(&who.0.person, &address, &why, &who.0.person, clock::now())
        .await
        .map_err(anyhow::Error::from)?;
    let noted = noted(&who, Kind::People, "declared a connection".to_owned());
    Ok(noted.on(Redirect::to(&paths::account()).into_response()))
}

/// The address of a child by its identifier, whether it is in what was loaded or not.
async fn address(app: &App, id: &str) -> anyhow::Result<String> {
    let secret = app.store().secret().await?;
    Ok(crate::records::address_of(&secret, id))
}

fn noted(who: &Who, kind: Kind, words: String) -> Noted {
    Noted::new(kind, words).about(&who.0.person)
}

async fn held(app: &App, who: &Who) -> anyhow::Result<Vec<Grant>> {
    Ok(app.store().grants_of(&who.0.person, clock::today()).await?)
}

/// What the page shows.
struct Own {
    person: Person,
    held: Vec<Grant>,
    sessions: Vec<Session>,
    here: String,
    conflicts: Vec<Lock>,
    loaded: bool,
    /// When their password kept here was last changed; none where they have none here.
    password: Option<Timestamp>,
}

async fn view(
    app: &App,
    who: &Who,
    visitor: &Visitor,
    input: &Input,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let store = app.store();
    let (now, idle) = (clock::now(), app.entrance().idle);
    let read = async || -> anyhow::Result<Option<Own>> {
        let Some(person) = store.person(&who.0.person).await? else {
            return Ok(None);
        };
        let here = store.session(&visitor.token, now, idle).await?;
        Ok(Some(Own {
            held: held(app, who).await?,
            sessions: store.sessions_of(&person.id, now, idle).await?,
            here: here.map(|session| session.id).unwrap_or_default(),
            conflicts: store.conflicts_of(&person.id).await?,
            password: store.credential_changed(&person.id).await?,
            loaded: matches!(app.children(), Children::Ready(_)),
            person,
        }))
    };
    // The people of the sample have no account of their own.
    let own = read().await?.ok_or(Error::NotFound("this page"))?;
    let title = if wrong.is_empty() {
        "Your account"
    } else {
        "Error: your account"
    };
    Ok(Page::new(
        Section::Account,
        title,
        html! { (own.person.name) ", working as " (who.0.role.name()) "." },
    )
    .body(html! {
        (summary(wrong))
        (section("roles", "Your roles", roles(who, &own)))
        (section("sessions", "Where you are signed in", sessions(&own)))
        @if let Some(changed) = own.password {
            (section("password", "Your password", html! {
                p.wm-p { "Last changed on " (words::moment(changed)) ". " a.govuk-link href=(paths::own_password()) { "Change your password" } }
            }))
        }
        (section("facts", "Your own family", facts_form(&own)))
        (section("connections", "Children you are connected with", connections(&own, input, wrong)))
    }))
}

fn roles(who: &Who, own: &Own) -> Markup {
    let options: Vec<(String, String)> = Role::ALL
        .into_iter()
        .filter(|role| own.held.iter().any(|grant| grant.role == *role))
        .map(|role| (role.word().to_owned(), role.name().to_owned()))
        .collect();
    html! {
        p.wm-p { "The log keeps in which role you did something. " a.govuk-link href=(paths::access()) { "What each role may see and do" } }
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Role" } th scope="col" { "Until" } } }
            tbody { @for grant in &own.held { tr {
                th scope="row" { (grant.role.name()) @if grant.role == who.0.role { span.wm-mark { "You work in it now." } } }
                td data-l="Until" { (words::day(grant.until)) }
            } } }
        }
        @if options.len() > 1 {
            form method="post" action="/account/role" {
                (form_token())
                (choose("role", "Work as", "", &options, who.0.role.word(), &[]))
                button.govuk-button.govuk-button--secondary type="submit" { "Change role" }
            }
        }
    }
}

fn sessions(own: &Own) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Began" } th scope="col" { "Last used" } th scope="col" { "From" } th scope="col" { "Browser" } th scope="col" { "End it" } } }
            tbody { @for session in &own.sessions { tr {
                th scope="row" { (words::clock(session.began)) @if session.id == own.here { span.wm-mark { "This one." } } }
                td data-l="Last used" { (words::clock(session.last_used)) }
                td data-l="From" { @if session.address.is_empty() { "not known" } @else { (session.address) } }
                td data-l="Browser" { @if session.agent.is_empty() { "not known" } @else { (session.agent) } }
                td data-l="End it" {
                    form.wm-inline method="post" action="/account/sessions" {
                        (form_token())
                        button.govuk-button.govuk-button--secondary.wm-b type="submit" name="session" value=(session.id) aria-label={ "End the session begun " (words::clock(session.began)) } { "End" }
                    }
                }
            } } }
        }
        @if own.sessions.len() > 1 {
            form method="post" action="/account/sessions" {
                (form_token())
                button.govuk-button.govuk-button--secondary type="submit" name="session" value="all" { "End all, and sign in again" }
            }
        }
    }
}

fn facts_form(own: &Own) -> Markup {
    html! {
        p.wm-p { "If you like, say your surname and street: a look at a child with the same surname or street is then shown to the information governance officer, who can tell chance from kin, and a child with both stays closed to you. Nobody else sees it. Leave a field empty to have it forgotten." }
        form method="post" action="/account/facts" {
            (form_token())
            (text("surname", "Your surname", "", &own.person.own_surname, &[]))
            (text("street", "Your street", "For example Example Road.", &own.person.own_street, &[]))
            button.govuk-button.govuk-button--secondary type="submit" { "Keep" }
        }
    }
}

fn connections(own: &Own, input: &Input, wrong: &[Wrong]) -> Markup {
    html! {
        p.wm-p { "A record of your own family, neighbours or friends stays closed to you. Only the information governance officer can open it again." }
        @if own.conflicts.is_empty() { p.wm-p { "You have declared none." } } @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Declared" } th scope="col" { "Why" } } }
                tbody { @for lock in &own.conflicts { tr {
                    th scope="row" { (words::moment(lock.made.1)) }
                    td data-l="Why" { (lock.why) }
                } } }
            }
        }
        @if own.loaded {
            form method="post" action="/account/connections" novalidate {
                (form_token())
                (text("child", "The child’s identifier in the case system", "", &input.child, wrong))
                (text("why", "How are you connected?", "For example “my neighbour’s child”. Write no name.", &input.why, wrong))
                button.govuk-button type="submit" { "Declare" }
            }
        }
    }
}
