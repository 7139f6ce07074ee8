//! Annex A frozen and signed: POST /annex-a/freezes, the file of one, and one compared with another.

use access::Permission;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use children::Day;
use maud::{Markup, html};
use measures::cases::Subject;
use returns::annex_a::compare::{Change, Supplied};
use serde::Deserialize;
use store::{Freeze, NewFreeze};

use super::{Asked, as_file, connected, counts, workbook_of};
use crate::clock;
use crate::records::{Annexed, Look};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::text;
use crate::web::govuk::section::section as part;
use crate::web::page::{Page, Section};
use crate::web::who::{Asking, Who};
use crate::web::{paths, words};

/// Rows of one list shown as changed.
const SHOWN: usize = 200;

/// What the person typed to freeze it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    as_at: String,
    note: String,
}

/// Freezes Annex A of a day with the name of who signs.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(records): Ours,
    Who(who): Who,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let day = Asked {
        as_at: input.as_at.clone(),
    }
    .day(&records)?;
    let made = records.annex_a(day);
    let counts: Vec<(String, Option<usize>)> = counts(&made);
    let bytes = workbook_of(&records, day)?;
    let freeze = NewFreeze {
        as_at: day.date(),
        at: clock::now(),
        by: &who.name,
        note: input.note.trim(),
        counts: &serde_json::to_string(&counts).map_err(anyhow::Error::from)?,
        bytes: &bytes,
    };
    app.store()
        .keep_freeze(&freeze)
        .await
        .map_err(anyhow::Error::from)?;
    Ok(Redirect::to(&format!("{}#frozen", paths::annex_a())).into_response())
}

/// What was frozen, newest first, and the form to freeze.
pub(super) async fn section(app: &App, records: &Look, day: Day) -> Result<Markup, Error> {
    let freezes = app.store().freezes().await.map_err(anyhow::Error::from)?;
    Ok(part(
        "frozen",
        "Frozen and signed",
        html! {
            @if freezes.is_empty() { p.wm-p { "Never yet. A frozen Annex A is kept as it was signed, and every later one is compared with it." } }
            @else {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "As at" } th scope="col" { "Signed" } th scope="col" { "Note" } th scope="col" { "Files" } } }
                    tbody { @for freeze in &freezes { tr {
                        th scope="row" { (words::day(freeze.as_at)) }
                        td data-l="Signed" { (words::moment(freeze.at)) " by " (freeze.by) }
                        td data-l="Note" { (freeze.note) }
                        td data-l="Files" {
                            a.govuk-link href=(paths::freeze(&freeze.id)) { "Workbook" } ", "
                            a.govuk-link href=(paths::freeze_changes(&freeze.id)) { "what has changed since" }
                            @if may_remove() { ", " a.govuk-link href=(paths::freeze_removal(&freeze.id)) { "remove it" span.govuk-visually-hidden { " (as at " (words::day(freeze.as_at)) ")" } } }
                        }
                    } } }
                }
            }
            form method="post" action="/annex-a/freezes" novalidate {
                (crate::web::own_forms::form_token())
                input type="hidden" name="as_at" value=(day);
                (text("note", "Note", "For example: given to the lead inspector. It is signed with your name, the day and the hash of the workbook.", "", &[]))
                button.govuk-button.govuk-button--secondary type="submit" { "Freeze Annex A as at " (words::day(day.date())) }
            }
            @if records.days_old() > 1 { p.wm-p { "The newest day in the records is " (records.days_old()) " days ago." } }
        },
    ))
}

/// The workbook of a freeze.
pub(crate) async fn download(app: &App, look: &Look, id: &str) -> Result<Response, Error> {
    let freeze = found(app, id).await?;
    let bytes = app
        .store()
        .frozen(id)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this freeze"))?;
    // What was signed is never changed: it is given whole, or not at all.
    look.frozen(&bytes).ok_or_else(connected)?;
    Ok(as_file(
        &format!("annex-a-{}-frozen.xlsx", freeze.as_at),
        bytes,
    ))
}

/// A freeze compared with the records of now.
pub(crate) async fn compare(
    State(app): State<App>,
    Ours(records): Ours,
    Path(id): Path<String>,
) -> Result<Page, Error> {
    let freeze = found(&app, &id).await?;
    let bytes = app
        .store()
        .frozen(&id)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this freeze"))?;
    let then = records.frozen(&bytes).ok_or_else(connected)?;
    let now = records.annex_a(records.as_at);
    let changes = now.since(&then);
    let changed: usize = changes.iter().map(|list| list.changed.len()).sum();
    let added: usize = changes.iter().map(|list| list.added.len()).sum();
    let gone: usize = changes.iter().map(|list| list.gone.len()).sum();
    Ok(Page::new(Section::Inspection, "Annex A since it was frozen", html! {
        (words::count(added, "row is", "rows are")) " new, " (gone) " gone and " (changed) " changed since the one signed by " (freeze.by) "."
    })
    .crumb("Annex A", paths::annex_a())
    .invented(records.invented())
    .stamp(html! { "Frozen as at " (words::day(freeze.as_at)) ", compared with " (words::day(records.as_at.date())) "." })
    .body(html! {
        @if changes.iter().all(Change::is_nothing) { p.wm-p { "Nothing but ages changed." } }
        @for change in changes.iter().filter(|change| !change.is_nothing()) {
            (part(&change.list.to_lowercase().replace(' ', "-"), change.list, html! {
                p.wm-p {
                    (change.added.len()) " new, " (change.gone.len()) " gone, " (change.changed.len()) " changed, "
                    (change.same + change.older) " the same."
                    @match change.supplied {
                        Supplied::Before => { " The list was in the frozen one alone." }
                        Supplied::After => { " The list was not in the frozen one." }
                        Supplied::Both | Supplied::Neither => {}
                    }
                }
                @if !change.changed.is_empty() {
                    table.wm-t.wm-stack {
                        thead { tr { th scope="col" { "Child" } th scope="col" { "Columns that changed" } } }
                        tbody { @for row in change.changed.iter().take(SHOWN) { tr {
                            th scope="row" { (child(&records, &now, change.list, row.after)) }
                            td data-l="Changed" { (row.columns.join(", ")) }
                        } } }
                    }
                    @if change.changed.len() > SHOWN { p.wm-p { "The first " (SHOWN) " of " (change.changed.len()) "." } }
                }
            }))
        }
    }))
}

/// The child of a row, by name where they are in the records.
fn child(look: &Look, made: &Annexed<'_>, list: &str, row: u32) -> Markup {
    html! {
        @match made.children_of(list, &[row]).first() {
            Some(child) => (crate::web::children::link(look, Subject::Child(*child))),
            None => "not in the records",
        }
    }
}

/// Whether whoever asks may freeze, and so remove what was frozen.
fn may_remove() -> bool {
    let asking = Asking::now();
    let acting = asking
        .as_deref()
        .and_then(|asking| asking.acting.as_deref());
    acting.is_some_and(|acting| acting.may(Permission::RunInspection))
}

pub(super) async fn found(app: &App, id: &str) -> Result<Freeze, Error> {
    let freezes = app.store().freezes().await.map_err(anyhow::Error::from)?;
    freezes
        .into_iter()
        .find(|freeze| freeze.id == id)
        .ok_or(Error::NotFound("this freeze"))
}
