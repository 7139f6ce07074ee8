//! Released figures: GET /releases, GET /releases/new, POST /releases, GET /releases/{id}, its CSV, and POST
//! /releases/{id}/approval. Whatever is shown of a release is made of published values alone.

mod csv;
pub(crate) mod invented;
mod making;
mod new;
mod shown;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use measures::disclosure::PublishedTable;
use serde::Deserialize;
use store::{Approval, Release, Signed};

use access::Permission;
use access::audit::Kind;

pub(crate) use csv::figures_csv;
pub(crate) use new::{create, new};
pub(crate) use shown::show;

use crate::clock;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{own_forms, paths, words};

/// Every release, the newest first, and those that wait for whoever may prepare or approve them.
pub(crate) async fn index(State(app): State<App>, Who(who): Who) -> Result<Page, Error> {
    let mut released = app.store().releases().await.map_err(anyhow::Error::from)?;
    released.reverse();
    let works = who.may(Permission::PrepareReleases) || who.may(Permission::ApproveReleases);
    let waiting = match works {
        true => app
            .store()
            .waiting_releases()
            .await
            .map_err(anyhow::Error::from)?,
        false => Vec::new(),
    };
    Ok(Page::new(Section::Releases, "Released figures", html! {
        @match released.first() {
            Some(newest) => { "Release " (newest.number) " is the newest, as at " (day_of(&newest.as_at)) "." }
            None => { "Nothing has been released yet." }
        }
    })
    .body(html! {
        @if who.may(Permission::PrepareReleases) {
            p { a.govuk-button href=(paths::new_release()) { "Prepare a release" } }
        }
        p.wm-p { a.govuk-link href=(paths::board_public()) { "The improvement board: its meetings, decisions and papers for anybody" } }
        @if !waiting.is_empty() {
            (section("waiting", "Waiting for approval", html! {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "As at" } th scope="col" { "Prepared" } th scope="col" { "Note" } } }
                    tbody { @for release in &waiting { tr {
                        th scope="row" { a.govuk-link href=(paths::release(&release.id)) { (day_of(&release.as_at)) } }
                        td data-l="Prepared" { (signed(&release.prepared)) }
                        td data-l="Note" { (release.note) }
                    } } }
                }
            }))
        }
        (section("released", "Released", html! {
            @if released.is_empty() { p.wm-p { "A release is prepared by one person and approved by another. What is in it is not changed afterwards." } }
            @else {
                table.wm-t.wm-stack {
                    caption { "Newest first. A release is never changed." }
                    thead { tr { th scope="col" { "Release" } th scope="col" { "As at" } th scope="col" { "Prepared" } th scope="col" { "Approved" } } }
                    tbody { @for release in &released { tr {
                        th scope="row" { a.govuk-link href=(paths::release(&release.id)) { "Release " (release.number) } }
                        td data-l="As at" { (day_of(&release.as_at)) }
                        td data-l="Prepared" { (signed(&release.prepared)) }
                        td data-l="Approved" { @if let Some(approved) = &release.approved { (signed(approved)) } }
                    } } }
                }
            }
        }))
    }))
}

/// What whoever approves had before them.
#[derive(Debug, Deserialize)]
pub(crate) struct Approves {
    sha256: String,
}

/// Approves a release: never whoever prepared it, and only what they had before them.
pub(crate) async fn approve(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(input): Form<Approves>,
) -> Result<Response, Error> {
    let approved = Signed {
        by: who.person.clone(),
        name: who.name.clone(),
        at: clock::now(),
    };
    let became = app
        .store()
        .approve_release(&id, &input.sha256, &approved)
        .await
        .map_err(anyhow::Error::from)?;
    let why = match became {
        Approval::Released | Approval::Already => {
            let noted = Noted::new(Kind::Release, format!("release {id} approved"));
            return Ok(noted.on(Redirect::to(&paths::release(&id)).into_response()));
        }
        Approval::Own => "You prepared this release. Another person has to approve it.",
        Approval::Overtaken => {
            "Another release was approved since this one was prepared, so it was not checked against all of them. Prepare it again."
        }
        Approval::Another => "This is not the release you looked at. Open it again.",
    };
    Ok(Error::BadRequest(why.to_owned()).into_response())
}

/// A release with its table; not there for those who may neither prepare nor approve while it waits.
async fn one(app: &App, who: &Who, id: &str) -> Result<(Release, PublishedTable), Error> {
    let Who(who) = who;
    let works = who.may(Permission::PrepareReleases) || who.may(Permission::ApproveReleases);
    let release = (app.store().release(id).await)
        .map_err(anyhow::Error::from)?
        .filter(|release| works || release.approved.is_some())
        .ok_or(Error::NotFound("this release"))?;
    let table = PublishedTable::read(&release.published).map_err(anyhow::Error::from)?;
    Ok((release, table))
}

/// Who did something, and when.
fn signed(signed: &Signed) -> Markup {
    html! { (signed.name) ", " (words::moment(signed.at)) }
}

/// A day kept as text, in words.
fn day_of(day: &str) -> String {
    (day.parse().map(words::day)).unwrap_or_else(|_| day.to_owned())
}

/// What a form carries of ours.
fn form_token() -> Markup {
    own_forms::form_token()
}
