//! Who looked at one child: GET /audit/children/{address} and its file for a subject access request.

use access::audit::Kind;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use maud::html;
use serde::Deserialize;
use store::LogQuestion;

use super::{file, table};
use crate::logged::is_address;
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// The page of the entries that is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Only what is older than this entry.
    pub(super) before: Option<i64>,
}

/// Every entry that showed the child, and who they were shown to.
pub(crate) async fn show(
    State(app): State<App>,
    Path(address): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let failed = |error: store::Error| Error::Failed(error.into());
    if !is_address(&address) {
        return Err(Error::NotFound("this child"));
    }
    let people = app
        .store()
        .log_people_of_child(&address)
        .await
        .map_err(failed)?;
    let page = app
        .store()
        .log_entries(&LogQuestion {
            child: Some(address.clone()),
            before: asked.before,
            most: table::PER_PAGE,
            ..LogQuestion::default()
        })
        .await
        .map_err(failed)?;
    let entries = table::as_count(people.iter().map(|each| each.entries).sum());
    let shown = Page::new(
        Section::Audit,
        format!("Who looked at {address}"),
        html! {
            @if entries == 0 { "Nobody was shown this child in the days the log holds." }
            @else {
                (words::capital(&words::count(people.len(), "person was", "people were"))) " shown this child, "
                (if entries == 1 { "once".to_owned() } else { format!("{} times", words::rows(entries)) }) " in all."
            }
        },
    )
    .caption("A child, by the address of their record")
    .crumb("Who looked", paths::audit())
    .stamp(html! { "A list or a file counts as one look at each child on it. That you looked here is in the log too." })
    .body(html! {
        @if entries == 0 {
            p.wm-p { "If you came by an identifier, check that it is written as in the case system: one letter or space that differs is another child." }
        }
        (section("people", "Who they were shown to", table::people(&people, 200)))
        (section("entries", "Each time", html! {
            (table::entries(&page.entries))
            (table::older(page.next.map(|before| format!("{}?before={before}#entries", paths::audit_child(&address)))))
        }))
        (section("file", "For a subject access request", html! {
            p.wm-p { "Each entry about this child, with who, when, in which role and why; no other child is in the file." }
            (downloads(&[("Who looked at this child (CSV)", paths::audit_child_csv(&address))]))
        }))
    });
    let note = Noted::new(Kind::Log, format!("read who looked at {address}"));
    Ok(note.on(shown.into_response()))
}

/// Each entry that showed the child, one a row; nothing of any other child.
pub(crate) async fn entries_csv(
    State(app): State<App>,
    Path(address): Path<String>,
) -> Result<Csv, Error> {
    if !is_address(&address) {
        return Err(Error::NotFound("this child"));
    }
    file::of(
        app.store(),
        "who looked at a child",
        LogQuestion {
            child: Some(address),
            ..LogQuestion::default()
        },
    )
    .await
}
