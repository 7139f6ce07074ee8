//! What one person did: GET /audit/people/{id} and its file.

use access::audit::Kind;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use maud::html;
use store::LogQuestion;

use super::child::Asked;
use super::{file, table};
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Everything they did, newest first.
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let failed = |error: store::Error| Error::Failed(error.into());
    let count = app
        .store()
        .log_person(&id)
        .await
        .map_err(failed)?
        .filter(|count| !count.who.is_empty())
        .ok_or(Error::NotFound("anything this person did"))?;
    let page = app
        .store()
        .log_entries(&LogQuestion {
            who: Some(id.clone()),
            before: asked.before,
            most: table::PER_PAGE,
            ..LogQuestion::default()
        })
        .await
        .map_err(failed)?;
    let (looks, refused) = (table::as_count(count.looks), table::as_count(count.refused));
    let shown = Page::new(
        Section::Audit,
        format!("What {} did", count.name),
        html! {
            (words::rows(looks)) (if looks == 1 { " look" } else { " looks" }) " at children in the days the log holds, and "
            (words::rows(refused)) " refused, of " (words::rows(table::as_count(count.entries))) " entries."
        },
    )
    .crumb("Who looked", paths::audit())
    .stamp(html! { "Their name as it was at their newest entry. That you looked here is in the log too." })
    .body(html! {
        (section("entries", "Each entry", html! {
            (table::entries(&page.entries))
            (table::older(page.next.map(|before| format!("{}?before={before}#entries", paths::audit_person(&id)))))
        }))
        (section("file", "As a file", html! {
            p.wm-p { "Each entry of this person; children are counted in it, not named." }
            (downloads(&[("What this person did (CSV)", paths::audit_person_csv(&id))]))
        }))
    });
    let note = Noted::new(Kind::Log, format!("read what {id} did"));
    Ok(note.on(shown.into_response()))
}

/// Each entry of a person, one a row.
pub(crate) async fn entries_csv(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Csv, Error> {
    file::of(
        app.store(),
        "what a person did",
        LogQuestion {
            who: Some(id).filter(|id| !id.is_empty()),
            ..LogQuestion::default()
        },
    )
    .await
}
