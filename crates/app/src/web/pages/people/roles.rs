//! Roles: proposed by one person (POST /people/{id}/roles), confirmed by another (GET /people/waiting,
//! POST /people/roles/{id}/confirmation), ended by either (POST /people/roles/{id}/end).

use std::collections::BTreeMap;

use access::audit::Kind;
use access::{Reach, Role, Scope};
use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use store::{Grant, NotGranted, Person, Proposal};

use super::{named, one};
use crate::clock;
use crate::state::{App, Children};
use crate::web::error::Error;
use crate::web::govuk::form::{TypedDay, Wrong, checkboxes, choose, day, text};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// What was typed.
#[derive(Default)]
pub(crate) struct Proposed {
    role: String,
    until: String,
    until_month: String,
    until_year: String,
    teams: Vec<String>,
    worker: String,
    sample: String,
}

impl Proposed {
    /// What a form sent: of its teams there may be several.
    fn of(form: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in url::form_urlencoded::parse(form) {
            let value = value.trim().to_owned();
            match name.as_ref() {
                "role" => typed.role = value,
                "until" => typed.until = value,
                "until_month" => typed.until_month = value,
                "until_year" => typed.until_year = value,
                "teams" => typed.teams.push(value),
                "worker" => typed.worker = value,
                "sample" => typed.sample = value,
                _ => {}
            }
        }
        typed
    }

    /// The last day as it was typed.
    fn last_day(&self) -> TypedDay<'_> {
        TypedDay {
            day: &self.until,
            month: &self.until_month,
            year: &self.until_year,
        }
    }

    /// Role, reach and last day, once each is there.
    fn checked(&self, today: Date) -> Result<(Role, Scope, Date), Vec<Wrong>> {
        let mut wrong = Vec::new();
        let role = Role::of(&self.role).filter(|role| one::grantable(*role));
        let Some(role) = role else {
            return Err(vec![("role", "Choose a role".to_owned())]);
        };
        let row = access::table::row(role);
        let last = today.saturating_add(i32::from(row.longest).days());
        let until = match self.last_day().read() {
            Ok(None) => last,
            Ok(Some(day)) if day < today || day > last => {
                wrong.push((
                    "until",
                    format!(
                        "Enter a day from today to {}: this role lasts at most {} days",
                        words::day(last),
                        row.longest
                    ),
                ));
                last
            }
            Ok(Some(day)) => day,
            Err(what) => {
                wrong.push(("until", what));
                last
            }
        };
        let mut scope = Scope::default();
        match row.reach {
            Reach::Teams | Reach::FrontDoor => {
                scope.teams.clone_from(&self.teams);
                if scope.teams.is_empty() && row.reach == Reach::Teams {
                    wrong.push((
                        "teams",
                        "Choose at least one team: this role reaches the children of its teams"
                            .to_owned(),
                    ));
                }
            }
            Reach::Own | Reach::Reviewed => {
                scope.worker.clone_from(&self.worker);
                if scope.worker.is_empty() || scope.worker.len() > 100 {
                    wrong.push(("worker", "Enter their identifier as a worker in the case system: this role reaches the children held under it".to_owned()));
                }
            }
            Reach::Sample => {
                scope.sample = self
                    .sample
                    .split(|c: char| c.is_whitespace() || c == ',' || c == ';')
                    .filter(|id| !id.is_empty())
                    .map(str::to_owned)
                    .collect();
                if scope.sample.is_empty() || scope.sample.len() > 500 {
                    wrong.push(("sample", "Enter 1 to 500 identifiers of children: this role reaches the sample and nobody else".to_owned()));
                }
            }
            Reach::Nobody | Reach::Fostering | Reach::All => {}
        }
        if wrong.is_empty() {
            Ok((role, scope, until))
        } else {
            Err(wrong)
        }
    }
}

/// Proposes a role.
pub(crate) async fn propose(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    let person = one::person(&app, &id).await?;
    let typed = Proposed::of(&form);
    let today = app.today();
    let (role, scope, until) = match typed.checked(today) {
        Ok(checked) if person.active => checked,
        Ok(_) => {
            return Err(Error::BadRequest(
                "This account is closed. Nothing was changed.".to_owned(),
            ));
        }
        Err(wrong) => {
            let page = one::view(&app, &person, &typed, &wrong).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let proposal = Proposal {
        person: &person.id,
        role,
        scope: &scope,
        first: today,
        until,
        by: &who.0.person,
        at: clock::now(),
    };
    app.store()
        .propose_grant(&proposal)
        .await
        .map_err(anyhow::Error::from)?;
    let noted = Noted::new(
        Kind::People,
        format!("proposed {} for {}", role.word(), person.id),
    );
    Ok(noted.on(Redirect::to(&paths::person(&person.id)).into_response()))
}

/// What waits for a second person.
pub(crate) async fn waiting(State(app): State<App>, who: Who) -> Result<Page, Error> {
    let store = app.store();
    let waiting = store.grants_waiting().await.map_err(anyhow::Error::from)?;
    let people = store.people().await.map_err(anyhow::Error::from)?;
    let names: BTreeMap<&str, &str> = people
        .iter()
        .map(|person| (person.id.as_str(), person.name.as_str()))
        .collect();
    Ok(Page::new(Section::People, "Roles to confirm", html! {
        @if waiting.is_empty() { "No role waits for a second person." }
        @else { (words::count(waiting.len(), "role waits", "roles wait")) " for a second person: not who proposed it, and not who receives it." }
    })
    .body(html! {
        @for grant in &waiting {
            (section(&format!("g-{}", grant.id), &format!("{} for {}", grant.role.name(), named(&names, &grant.person)), html! {
                dl.govuk-summary-list {
                    (row("Reaches", &reach(grant)))
                    (row("Why the role is as it is", access::table::row(grant.role).because))
                    (row("From and until", &format!("{} to {}", words::day(grant.first), words::day(grant.until))))
                    (row("Proposed by", &format!("{}, {}", named(&names, &grant.proposed.0), words::moment(grant.proposed.1))))
                }
                @if grant.person == who.0.person || grant.proposed.0 == who.0.person {
                    p.wm-p { "Another person must confirm this one: you proposed or would receive it." }
                } @else {
                    div.govuk-button-group {
                        form method="post" action={ "/people/roles/" (grant.id) "/confirmation" } {
                            (form_token())
                            button.govuk-button type="submit" data-module="govuk-button" aria-label={ "Confirm " (grant.role.name()) " for " (named(&names, &grant.person)) } { "Confirm" }
                        }
                        form method="post" action={ "/people/roles/" (grant.id) "/refusal" } {
                            (form_token())
                            button.govuk-button.govuk-button--secondary type="submit" aria-label={ "Refuse " (grant.role.name()) " for " (named(&names, &grant.person)) } { "Refuse" }
                        }
                    }
                }
            }))
        }
        p.wm-p { a.govuk-link href=(paths::access()) { "What each role may see and do" } }
    }))
}

fn row(key: &str, value: &str) -> Markup {
    html! { div.govuk-summary-list__row { dt.govuk-summary-list__key { (key) } dd.govuk-summary-list__value { (value) } } }
}

/// Confirms a role that another person proposed.
pub(crate) async fn confirm(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    match app
        .store()
        .confirm_grant(&id, &who.0.person, clock::now())
        .await
    {
        Ok(()) => {}
        Err(NotGranted::SamePerson) => return Err(Error::Refused),
        Err(NotGranted::NotWaiting) => {
            return Err(Error::BadRequest(
                "This role no longer waits. Nothing was changed.".to_owned(),
            ));
        }
        Err(why @ (NotGranted::Days { .. } | NotGranted::Nobodys | NotGranted::Store(_))) => {
            return Err(Error::Failed(why.into()));
        }
    }
    let noted = Noted::new(Kind::People, format!("confirmed the role {id}"));
    Ok(noted.on(Redirect::to(&paths::waiting()).into_response()))
}

/// Refuses a role that another person proposed; one that counts already is ended by who manages accounts.
pub(crate) async fn refuse(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let grant = grant(&app, &id).await?;
    if grant.confirmed.is_some() {
        return Err(Error::BadRequest(
            "This role no longer waits. Nothing was changed.".to_owned(),
        ));
    }
    ended(&app, &who, &grant, "refused", &paths::waiting()).await
}

/// Ends a role, or withdraws one that waits.
pub(crate) async fn end(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let grant = grant(&app, &id).await?;
    ended(&app, &who, &grant, "ended", &paths::person(&grant.person)).await
}

async fn grant(app: &App, id: &str) -> Result<Grant, Error> {
    app.store()
        .grant(id)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this role"))
}

async fn ended(
    app: &App,
    who: &Who,
    grant: &Grant,
    how: &str,
    to: &str,
) -> Result<Response, Error> {
    app.store()
        .end_grant(&grant.id, &who.0.person, clock::now())
        .await
        .map_err(anyhow::Error::from)?;
    let words = format!(
        "{how} the role {} ({}) of {}",
        grant.id,
        grant.role.word(),
        grant.person
    );
    Ok(Noted::new(Kind::People, words).on(Redirect::to(to).into_response()))
}

/// What a grant reaches, in words.
pub(super) fn reach(grant: &Grant) -> String {
    let reach = access::table::row(grant.role).reach;
    let scope = &grant.scope;
    match reach {
        Reach::Teams | Reach::FrontDoor if !scope.teams.is_empty() => {
            format!("{}: {}", reach.name(), scope.teams.join(", "))
        }
        Reach::Own | Reach::Reviewed if !scope.worker.is_empty() => {
            format!("{}: worker {}", reach.name(), scope.worker)
        }
        Reach::Sample => format!(
            "{}: {}",
            reach.name(),
            words::count(scope.sample.len(), "child", "children")
        ),
        // A directory gives the role; whom it reaches must still be said here.
        Reach::Teams | Reach::Own | Reach::Reviewed => {
            format!("{}: nobody said whose, so none", reach.name())
        }
        Reach::Nobody | Reach::FrontDoor | Reach::Fostering | Reach::All => reach.name().to_owned(),
    }
}

/// The form to propose a role with.
pub(super) fn form(app: &App, person: &Person, input: &Proposed, wrong: &[Wrong]) -> Markup {
    let mut options = vec![(String::new(), "Choose a role".to_owned())];
    options.extend(
        Role::ALL
            .into_iter()
            .filter(|role| one::grantable(*role))
            .map(|role| (role.word().to_owned(), role.name().to_owned())),
    );
    html! {
        p.wm-p { "It counts once another person confirms it: the information governance officer, or the operator of the machine." }
        @if app.entrance().provider.is_some() {
            p.wm-p { "The council’s directory gives roles; here you say whom one reaches. A role the directory does not give ends at the next sign-in." }
        }
        form method="post" action={ (paths::person(&person.id)) "/roles" } novalidate {
            (form_token())
            (choose("role", "Role", "", &options, &input.role, wrong))
            (teams(app, input, wrong))
            (text("worker", "Worker identifier", "For practitioners and reviewing officers: as in the case system.", &input.worker, wrong))
            (text("sample", "Sample", "For auditors: identifiers of children, with spaces between.", &input.sample, wrong))
            (day("until", "Last day", "For example 31 10 2026. Empty for as long as the role may last.", input.last_day(), wrong))
            button.govuk-button type="submit" data-module="govuk-button" { "Propose" }
        }
    }
}

fn teams(app: &App, input: &Proposed, wrong: &[Wrong]) -> Markup {
    let hint = "For managers: the teams whose children they see, and the teams below those.";
    let known: Vec<(String, String)> = match app.children() {
        Children::Ready(records) => records
            .teams()
            .iter()
            .map(|team| (team.id.to_string(), team.name.to_string()))
            .collect(),
        Children::Reading | Children::None | Children::Unread(_) => Vec::new(),
    };
    if known.is_empty() {
        let typed = input.teams.first().map_or("", String::as_str);
        return text(
            "teams",
            "Team",
            "For managers: the team’s identifier. Nothing was loaded yet to choose from.",
            typed,
            wrong,
        );
    }
    checkboxes("teams", "Teams", hint, &known, &input.teams, wrong)
}
