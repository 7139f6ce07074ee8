//! One entry of the log in full: GET /audit/entries/{n}, with the addresses of the children it showed.

use axum::extract::{Path, State};
use maud::html;

use super::table;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Addresses that are written out at most.
const SHOWN: usize = 2_000;

/// The entry.
pub(crate) async fn show(State(app): State<App>, Path(n): Path<String>) -> Result<Page, Error> {
    let seq = n.parse().map_err(|_| Error::NotFound("this entry"))?;
    let kept = app
        .store()
        .log_entry(seq)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this entry"))?;
    let entry = &kept.entry;
    let children = &entry.children;
    Ok(Page::new(
        Section::Audit,
        format!("Entry {}", kept.seq),
        html! {
            (entry.kind.name()) ", " (words::clock(entry.at)) ": "
            @if children.is_empty() { "no child was shown." } @else { (words::rows(children.len())) (if children.len() == 1 { " child was shown." } else { " children were shown." }) }
        },
    )
    .crumb("Who looked", paths::audit())
    .body(html! {
        (section("entry", "What the log holds", html! {
            table.wm-t.wm-stack {
                tbody {
                    tr { th scope="row" { "Who" } td { (table::who(&kept)) } }
                    tr { th scope="row" { "What" } td { (entry.kind.name()) span.wm-sub.wm-line { (entry.route) } } }
                    tr { th scope="row" { "What became of it" } td { (table::became(&kept)) } }
                    tr { th scope="row" { "Session" } td { @if entry.session.is_empty() { "none" } @else { (entry.session) } } }
                    tr { th scope="row" { "Rows" } td { (entry.rows) } }
                    @if !entry.export.is_empty() { tr { th scope="row" { "SHA-256 of the file that left" } td.wm-code { (entry.export) } } }
                    tr { th scope="row" { "Moment (UTC)" } td { (entry.at) } }
                }
            }
        }))
        (section("children", "Children who were shown", html! {
            @if children.is_empty() { p.wm-p { "None." } } @else {
                p.wm-p { "Each by an address that tells nobody who they are." @if children.len() > SHOWN { " The first " (words::rows(SHOWN)) "." } }
                ul.wm-downloads {
                    @for address in children.iter().take(SHOWN) { li { a.govuk-link href=(paths::audit_child(address)) { (address) } } }
                }
            }
        }))
    }))
}
