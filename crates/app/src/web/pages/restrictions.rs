//! Restricted records and conflicts of interest: GET and POST /restrictions, POST /conflicts, and their end. What is
//! locked is left out of every page from the next request on; whoever locks sees no child, only identifiers they type.

use std::collections::BTreeMap;

use access::audit::Kind;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use store::{Lock, LockKind, Person};

use super::audit::address_of;
use crate::clock;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{TypedDay, Wrong, choose, day, summary, text};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{own_forms, paths, words};

/// A reason's shortest and longest.
const REASON: std::ops::RangeInclusive<usize> = 10..=500;

/// What the officer typed into either form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    child: String,
    why: String,
    until: String,
    until_month: String,
    until_year: String,
    person: String,
    between: String,
    reason: String,
}

impl Input {
    /// The last day as it was typed.
    fn last_day(&self) -> TypedDay<'_> {
        TypedDay {
            day: &self.until,
            month: &self.until_month,
            year: &self.until_year,
        }
    }
}

/// Everything that is locked, and the forms that lock.
pub(crate) async fn index(State(app): State<App>) -> Result<Page, Error> {
    view(&app, &Input::default(), &[]).await
}

/// Restricts a child's record.
pub(crate) async fn create(
    State(app): State<App>,
    who: Who,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let id = input.child.trim();
    if id.is_empty() {
        wrong.push((
            "child",
            "Type the child’s identifier in the case system".to_owned(),
        ));
    }
    if let Some(what) = wrong_reason(&input.why) {
        wrong.push(("why", what));
    }
    let until = match input.last_day().read() {
        Ok(Some(last)) if last < app.today() => {
            wrong.push(("until", "Enter today or a day after it".to_owned()));
            None
        }
        Ok(until) => until,
        Err(what) => {
            wrong.push(("until", what));
            None
        }
    };
    if !wrong.is_empty() {
        return Ok(again(view(&app, &input, &wrong).await?));
    }
    let address = address_of(app.store(), id).await?;
    app.store()
        .restrict(
            &address,
            input.why.trim(),
            until,
            &who.0.person,
            clock::now(),
        )
        .await
        .map_err(anyhow::Error::from)?;
    let until = until.map(|last| format!(" until the end of {last}"));
    Ok(done(format!(
        "restricted the record {address}{}",
        until.unwrap_or_default()
    )))
}

/// Ends a restriction or a conflict of interest before its time.
pub(crate) async fn end(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let ended = app
        .store()
        .end_lock(&id, &who.0.person, clock::now())
        .await
        .map_err(anyhow::Error::from)?;
    match ended {
        Some(LockKind::Restriction) => Ok(done(format!("ended the restriction {id}"))),
        Some(LockKind::Conflict) => Ok(done(format!("ended the conflict of interest {id}"))),
        None => Err(Error::NotFound(
            "a restriction or conflict of interest that runs",
        )),
    }
}

/// Declares that somebody may not see a child.
pub(crate) async fn declare(
    State(app): State<App>,
    who: Who,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let id = input.between.trim();
    let person = app
        .store()
        .person(&input.person)
        .await
        .map_err(anyhow::Error::from)?;
    if person.is_none() {
        wrong.push(("person", "Choose whose conflict it is".to_owned()));
    }
    if id.is_empty() {
        wrong.push((
            "between",
            "Type the child’s identifier in the case system".to_owned(),
        ));
    }
    if let Some(what) = wrong_reason(&input.reason) {
        wrong.push(("reason", what));
    }
    let Some(person) = person.filter(|_| wrong.is_empty()) else {
        return Ok(again(view(&app, &input, &wrong).await?));
    };
    let address = address_of(app.store(), id).await?;
    app.store()
        .declare_conflict(
            &person.id,
            &address,
            input.reason.trim(),
            &who.0.person,
            clock::now(),
        )
        .await
        .map_err(anyhow::Error::from)?;
    Ok(done(format!(
        "declared a conflict of interest of {} with {address}",
        person.id
    )))
}

/// What is wrong with a reason, if anything.
pub(super) fn wrong_reason(reason: &str) -> Option<String> {
    (!REASON.contains(&reason.trim().chars().count())).then(|| {
        format!(
            "Say why in {} to {} characters",
            REASON.start(),
            REASON.end()
        )
    })
}

fn done(words: String) -> Response {
    let back = Redirect::to(&paths::restrictions()).into_response();
    Noted::new(Kind::People, words).on(back)
}

fn again(page: Page) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

async fn view(app: &App, input: &Input, wrong: &[Wrong]) -> Result<Page, Error> {
    let store = app.store();
    let failed = |error: store::Error| Error::Failed(error.into());
    let restrictions = store.restrictions().await.map_err(failed)?;
    let conflicts = store.conflicts().await.map_err(failed)?;
    let people = store.people().await.map_err(failed)?;
    let names: BTreeMap<&str, &str> = people
        .iter()
        .map(|person| (person.id.as_str(), person.name.as_str()))
        .collect();
    let today = app.today();
    let run = |locks: &[Lock]| locks.iter().filter(|lock| lock.holds(today)).count();
    let title = if wrong.is_empty() {
        "Restricted records and conflicts of interest"
    } else {
        "Error: restricted records and conflicts of interest"
    };
    Ok(Page::new(
        Section::Audit,
        title,
        html! {
            (words::capital(&words::count(run(&restrictions), "record is", "records are"))) " restricted now, and "
            (words::count(run(&conflicts), "conflict of interest runs", "conflicts of interest run")) "."
        },
    )
    .crumb("Who looked", paths::audit())
    .stamp(html! { "A restricted record is left out of every page, count, list, chart and file of whoever may not see restricted records. A conflict of interest keeps one person from one child, and says so to them." })
    .body(html! {
        (summary(wrong))
        (section("restrict", "Restrict a record", restrict_form(input, wrong)))
        (section("restrictions", "Restricted records", table(&restrictions, &names, today)))
        (section("declare", "Declare a conflict of interest for somebody", declare_form(input, &people, wrong)))
        (section("conflicts", "Conflicts of interest", table(&conflicts, &names, today)))
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "People declare their own conflicts on the page of their account. Which roles see restricted records stands in " a.govuk-link href=(paths::access()) { "who may see and do what" } "." }
        }))
    }))
}

fn restrict_form(input: &Input, wrong: &[Wrong]) -> Markup {
    html! {
        form method="post" action=(paths::restrictions()) novalidate {
            (own_forms::form_token())
            (text("child", "The child’s identifier in the case system", "It holds whether or not the child is in what was loaded; type it as the case system writes it.", &input.child, wrong))
            (text("why", "Why", "For example: “a colleague’s family”. Name no child.", &input.why, wrong))
            (day("until", "Until", "The last day, for example 27 3 2027; the record is open again from the day after. Empty for until somebody ends it.", input.last_day(), wrong))
            button.govuk-button type="submit" { "Restrict the record" }
        }
    }
}

fn declare_form(input: &Input, people: &[Person], wrong: &[Wrong]) -> Markup {
    let mut options = vec![(String::new(), "Choose".to_owned())];
    options.extend(
        people
            .iter()
            .filter(|person| person.active)
            .map(|person| (person.id.clone(), person.name.clone())),
    );
    html! {
        @if people.is_empty() {
            p.wm-p { "There are no accounts here whose conflicts could be declared: the sample’s people are tried by switching." }
        } @else {
            form method="post" action=(paths::conflicts()) novalidate {
                (own_forms::form_token())
                (choose("person", "Whose conflict is it?", "", &options, &input.person, wrong))
                (text("between", "The child’s identifier in the case system", "", &input.between, wrong))
                (text("reason", "Why", "For example: “lives next door”. Name no child.", &input.reason, wrong))
                button.govuk-button type="submit" { "Declare the conflict" }
            }
        }
    }
}

fn table(locks: &[Lock], names: &BTreeMap<&str, &str>, today: Date) -> Markup {
    let name = |id: &str| names.get(id).copied().unwrap_or(id).to_owned();
    let of_people = locks.iter().any(|lock| !lock.person.is_empty());
    html! {
        @if locks.is_empty() { p.wm-p { "None, now or before." } } @else {
            table.wm-t.wm-stack {
                caption { "Newest first; those that ended too." }
                thead { tr {
                    @if of_people { th scope="col" { "Whose" } }
                    th scope="col" { "Child, by address" } th scope="col" { "Why" } th scope="col" { "Made" } th scope="col" { "Ended" }
                } }
                tbody {
                    @for lock in locks {
                        tr {
                            @if of_people {
                                th scope="row" { (name(&lock.person)) }
                                td data-l="Child" { a.govuk-link href=(paths::audit_child(&lock.child)) { (lock.child) } }
                            } @else {
                                th scope="row" { a.govuk-link href=(paths::audit_child(&lock.child)) { (lock.child) } }
                            }
                            td data-l="Why" { (lock.why) }
                            td data-l="Made" { (words::moment(lock.made.1)) " by " (name(&lock.made.0)) }
                            td data-l="Ended" {
                                @match (&lock.ended, lock.until) {
                                    (Some((by, at)), _) if !by.is_empty() => { (words::moment(*at)) " by " (name(by)) }
                                    (_, Some(last)) if !lock.holds(today) => { "By itself: its last day was " (words::day(last)) }
                                    (_, until) => {
                                        @if let Some(last) = until { p.wm-mark { "Holds until the end of " (words::day(last)) "." } }
                                        form.wm-inline method="post" action=(paths::end_lock(&lock.id)) {
                                            (own_forms::form_token())
                                            button.govuk-button.govuk-button--secondary.wm-b type="submit" { "End it" span.govuk-visually-hidden { " for " (lock.child) } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
