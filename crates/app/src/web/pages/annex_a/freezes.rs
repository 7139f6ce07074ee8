//! Annex A frozen and signed: POST /annex-a/freezes, the file of one, and one compared with another.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use children::Day;
use maud::{Markup, html};
use measures::cases::Subject;
use returns::annex_a::AnnexA;
use returns::annex_a::compare::{self as compared, Change, Supplied};
use returns::submission::File;
use serde::Deserialize;
use store::{Freeze, NewFreeze};

use super::questions::identifiers;
use super::{Asked, as_file, authority, counts, view};
use crate::clock;
use crate::records::Records;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary, text};
use crate::web::govuk::section::section as part;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Rows of one list shown as changed.
const SHOWN: usize = 200;

/// What the person typed to freeze it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    as_at: String,
    by: String,
    note: String,
}

/// Freezes Annex A of a day with the name of who signs.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(records): Ours,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let day = Asked {
        as_at: input.as_at.clone(),
    }
    .day(&records)?;
    let made = returns::annex_a::write::on(&records.service, day);
    if input.by.trim().is_empty() {
        let wrong = [(
            "by",
            "Enter your name: a frozen Annex A is signed".to_owned(),
        )];
        let frozen = section(&app, &records, day, &input, &wrong).await?;
        return Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            view(&records, day, &made, frozen),
        )
            .into_response());
    }
    let counts: Vec<(String, Option<usize>)> = counts(&made);
    let freeze = NewFreeze {
        as_at: day.date(),
        at: clock::now(),
        by: input.by.trim(),
        note: input.note.trim(),
        counts: &serde_json::to_string(&counts).map_err(anyhow::Error::from)?,
        bytes: &made.workbook(authority(&records)).bytes,
    };
    app.store()
        .keep_freeze(&freeze)
        .await
        .map_err(anyhow::Error::from)?;
    Ok(Redirect::to(&format!("{}#frozen", paths::annex_a())).into_response())
}

/// What was frozen, newest first, and the form to freeze.
pub(super) async fn section(
    app: &App,
    records: &Records,
    day: Day,
    input: &Input,
    wrong: &[Wrong],
) -> Result<Markup, Error> {
    let freezes = app.store().freezes().await.map_err(anyhow::Error::from)?;
    Ok(part(
        "frozen",
        "Frozen and signed",
        html! {
            (summary(wrong))
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
                        }
                    } } }
                }
            }
            form method="post" action="/annex-a/freezes" novalidate {
                (crate::web::own_forms::form_token())
                input type="hidden" name="as_at" value=(day);
                (text("by", "Your name", "Signed with the day and the hash of the workbook.", &input.by, wrong))
                (text("note", "Note", "For example: given to the lead inspector.", &input.note, wrong))
                button.govuk-button.govuk-button--secondary type="submit" { "Freeze Annex A as at " (words::day(day.date())) }
            }
            @if records.days_old() > 1 { p.wm-p { "The newest day in the records is " (records.days_old()) " days ago." } }
        },
    ))
}

/// The workbook of a freeze.
pub(crate) async fn download(app: &App, id: &str) -> Result<Response, Error> {
    let freeze = found(app, id).await?;
    let bytes = app
        .store()
        .frozen(id)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this freeze"))?;
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
    let (then, _) = AnnexA::read(&[File {
        name: "frozen.xlsx",
        bytes: &bytes,
    }]);
    let now = returns::annex_a::write::on(&records.service, records.as_at);
    let changes = compared::compare(&then, &now.annex);
    let ids = identifiers(&now.annex);
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
                            th scope="row" { (child(&records, ids.get(change.list), row.after)) }
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
fn child(records: &Records, ids: Option<&Vec<String>>, row: u32) -> Markup {
    let id = ids
        .and_then(|ids| ids.get(row as usize))
        .map_or("", String::as_str);
    html! {
        @match records.service.child(id) {
            Some(child) => a.govuk-link href=(paths::child(records.address(child))) { (records.subject_name(Subject::Child(child))) },
            None => (id),
        }
    }
}

async fn found(app: &App, id: &str) -> Result<Freeze, Error> {
    let freezes = app.store().freezes().await.map_err(anyhow::Error::from)?;
    freezes
        .into_iter()
        .find(|freeze| freeze.id == id)
        .ok_or(Error::NotFound("this freeze"))
}
