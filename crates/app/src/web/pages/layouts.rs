//! What can be loaded: GET /layouts, every table of every source with its columns, and an empty file of each.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use returns::submission::Layout;
use returns::write::csv::{Form, Table};

use crate::records::Source;
use crate::web::error::Error;
use crate::web::govuk::{details::details, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Every table.
pub(crate) async fn index() -> Page {
    let tables: usize = Source::ALL
        .iter()
        .map(|source| source.layouts().len())
        .sum();
    Page::new(Section::Data, "What can be loaded", html! {
        (tables) " tables of " (Source::ALL.len()) " sources; none is required, and what needs one that is missing says so."
    })
    .crumb("Data", paths::loads())
    .stamp(html! { "A table is recognised by its headings, in any order, whatever its file is called. Days may be written as 31/03/2026 or 2026-03-31; yes and no as Y and N." })
    .body(html! {
        @for source in [
            Source::Optional,
            Source::Ssd,
            Source::AnnexA,
            Source::LookedAfter,
            Source::InNeed,
        ] {
            (section(source.word(), source.name(), html! {
                @if source == Source::Optional {
                    p.wm-p { "Tables of our own, for what neither of the others holds: fill them from your system or by hand. Each has an empty file to begin with." }
                }
                @if source == Source::LookedAfter {
                    p.wm-p { "One return of one year, with last year’s beside it where there is one: its tables have the same headings, and stand in a folder " code { "last" } " or in files whose names end in " code { "_last" } ". Providers, postcodes and the authority are lists that some rules look things up in." }
                }
                @if source == Source::InNeed {
                    p.wm-p { "Usually one file of XML as it goes to the department. These tables are the same as text, one for each kind of element: " code { "Child" } " is the number of the child’s element in the file." }
                }
                @for layout in source.layouts() { (details(layout.name, table(source, layout))) }
            }))
        }
    })
}

fn table(source: Source, layout: &Layout) -> Markup {
    html! {
        p { "Without it there is no " (layout.fact.name()) "." }
        table.wm-t {
            thead { tr { th scope="col" { "Heading" } th scope="col" { "Holds" } th scope="col" { "Also read as" } } }
            tbody { @for column in layout.columns { tr {
                th scope="row" { code { (column.name) } }
                td { (words::capital(column.kind)) }
                td { (column.also.join(", ")) }
            } } }
        }
        p { a.govuk-link href=(paths::layout(source.word(), layout.name)) { "Empty file (CSV)" } }
    }
}

/// An empty file of a table: its headings.
pub(crate) async fn empty(
    Path((source, table)): Path<(String, String)>,
) -> Result<Response, Error> {
    let none = || Error::NotFound("this table");
    let source = Source::from_word(&source).ok_or_else(none)?;
    let layout = source
        .layouts()
        .iter()
        .find(|layout| layout.name == table)
        .ok_or_else(none)?;
    let bytes = Table::new(
        Form::default(),
        layout.columns.iter().map(|column| column.name),
    )
    .finish();
    let name = layout.name.to_lowercase().replace(' ', "_");
    Ok((
        [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}.csv\""),
            ),
        ],
        bytes,
    )
        .into_response())
}
