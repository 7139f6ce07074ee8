//! Who looked: GET /audit, what was looked at, changed, taken out and refused lately; and the pages beneath it. No page
//! of the log names a child: each stands there by an address that tells nobody who it is.

mod asked;
mod checks;
mod child;
mod entry;
mod file;
mod person;
mod table;
mod unusual;
mod weeks;

use access::audit::Kind;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use store::{LogQuestion, PersonCount, Store};

pub(crate) use checks::{create as check, show as checks};
pub(crate) use child::{entries_csv as child_csv, show as child};
pub(crate) use entry::show as entry;
pub(crate) use person::{entries_csv as person_csv, show as person};
pub(crate) use unusual::{create as look_into, show as unusual};

use crate::records;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary, text};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::{own_forms, paths, words};
use crate::{checked, clock};
use asked::Asked;

/// The log, newest first.
pub(crate) async fn index(
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    view(app.store(), &asked, &[]).await
}

/// What the officer typed to find a child.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sought {
    child: String,
}

/// From the case system's identifier of a child to who looked at them: POST /audit/children. The identifier stands in
/// no address.
pub(crate) async fn find(
    State(app): State<App>,
    Form(sought): Form<Sought>,
) -> Result<Response, Error> {
    let id = sought.child.trim();
    if id.is_empty() {
        let wrong = [(
            "child",
            "Type the child’s identifier in the case system".to_owned(),
        )];
        let page = view(app.store(), &Asked::default(), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let address = address_of(app.store(), id).await?;
    let noted = Noted::new(Kind::Log, format!("sought {address}"));
    Ok(noted.on(Redirect::to(&paths::audit_child(&address)).into_response()))
}

/// The address of whoever has an identifier in the case system.
pub(super) async fn address_of(store: &Store, id: &str) -> Result<String, Error> {
    let secret = store.secret().await.map_err(anyhow::Error::from)?;
    Ok(records::address_of(&secret, id))
}

/// Today in the days of the log, which are those of UTC.
fn log_today() -> Date {
    clock::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

async fn view(store: &Store, asked: &Asked, wrong: &[Wrong]) -> Result<Page, Error> {
    let today = log_today();
    let week = (today.saturating_sub(6.days()), today);
    let failed = |error: store::Error| Error::Failed(error.into());
    let people = store.log_people(week.0, week.1).await.map_err(failed)?;
    let all_people = asked::known_people(store, today).await.map_err(failed)?;
    let last_check = checked::newest(store).await.map_err(failed)?;
    let days = store.log_days().await.map_err(failed)?;
    let question = LogQuestion {
        most: table::PER_PAGE,
        ..asked.question(today)
    };
    let page = store.log_entries(&question).await.map_err(failed)?;
    let used = LogQuestion {
        kind: Some(Kind::BreakGlass),
        days: Some((today.saturating_sub(30.days()), today)),
        most: 1,
        ..LogQuestion::default()
    };
    let alarms = store.log_entries(&used).await.map_err(failed)?;
    let title = if wrong.is_empty() {
        "Who looked"
    } else {
        "Error: who looked"
    };
    Ok(Page::new(
        Section::Audit,
        title,
        html! { (sentence(&people)) " " (chain(last_check.as_ref())) },
    )
    .stamp(html! {
        "Every look at a child, change, file taken out, sign-in and refusal is written here before its page is shown. The log holds "
        (entries_in_all(&days)) ". No page of it names a child."
    })
    .body(html! {
        (summary(wrong))
        (emergency(&alarms.entries))
        (ways())
        (section("weeks", "The last twelve weeks", weeks::draw(&days, today)))
        (section("people", "Who looked most in the last seven days", table::people(&people, 10)))
        (section("find", "Who looked at one child", find_form(wrong)))
        (section("entries", "What happened", html! {
            (asked.filters(&all_people))
            (table::entries(&page.entries))
            (table::older(page.next.map(|before| asked.path(Some(before)))))
            @if asked.before.is_some() { p.wm-p { a.govuk-link href=(asked.path(None)) { "Newest entries" } } }
        }))
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "Nothing in the service changes an entry: each carries a hash over itself and all before it, so that any change shows when the log is checked. Whole days leave the log once their time is over, and what stands for them is signed." }
        }))
    }))
}

/// That the emergency account was asked for, said for thirty days: nobody should have to look for it.
fn emergency(newest: &[store::KeptEntry]) -> Markup {
    html! {
        @if let Some(kept) = newest.first() {
            div.govuk-notification-banner role="region" aria-labelledby="emergency" {
                div.govuk-notification-banner__header { h2.govuk-notification-banner__title #emergency { "Emergency account" } }
                div.govuk-notification-banner__content {
                    p.govuk-notification-banner__heading { "It was last asked for at " (words::clock(kept.entry.at)) ". Find out who used it and why." }
                    p.wm-p { a.govuk-link href=(paths::audit_emergencies()) { "What was done with it" } }
                }
            }
        }
    }
}

fn sentence(people: &[PersonCount]) -> String {
    let sum = |part: fn(&PersonCount) -> i64| table::as_count(people.iter().map(part).sum::<i64>());
    let looks = sum(|each| each.looks);
    let refused = sum(|each| each.refused);
    let who = people
        .iter()
        .filter(|each| each.looks > 0 && !each.who.is_empty())
        .count();
    if people.is_empty() {
        return "Nothing was asked of the service in the last seven days.".to_owned();
    }
    format!(
        "{} at children by {} in the last seven days; {} refused.",
        words::capital(&format!(
            "{} {}",
            words::rows(looks),
            if looks == 1 { "look" } else { "looks" }
        )),
        words::count(who, "person", "people"),
        words::rows(refused)
    )
}

/// How the chain stood when it was last checked.
fn chain(last: Option<&store::KeptEntry>) -> Markup {
    html! {
        @match last {
            None => { strong { "The log was never checked." } }
            Some(kept) if checked::was_whole(kept) => { "The chain was whole when last checked, " (words::clock(kept.entry.at)) "." }
            Some(kept) => { strong { "The chain was broken when last checked, " (words::clock(kept.entry.at)) "." } }
        }
    }
}

fn entries_in_all(days: &[(Date, i64)]) -> String {
    let entries = table::as_count(days.iter().map(|(_, entries)| entries).sum());
    let said = format!(
        "{} {}",
        words::rows(entries),
        if entries == 1 { "entry" } else { "entries" }
    );
    match days.last() {
        Some((first, _)) => format!("{said} since {}", words::day(*first)),
        None => said,
    }
}

/// The other pages about the log.
fn ways() -> Markup {
    html! {
        ul.wm-downloads {
            li { a.govuk-link href=(paths::unusual()) { "Unusual looks" } }
            li { a.govuk-link href=(paths::audit_checks()) { "Is the log whole?" } }
            li { a.govuk-link href=(paths::restrictions()) { "Restricted records and conflicts of interest" } }
        }
    }
}

fn find_form(wrong: &[Wrong]) -> Markup {
    html! {
        form method="post" action=(paths::audit_children()) novalidate {
            (own_forms::form_token())
            (text("child", "The child’s identifier in the case system", "Only its hash is looked up; the identifier itself is written nowhere.", "", wrong))
            button.govuk-button.govuk-button--secondary type="submit" { "Show who looked" }
        }
    }
}
