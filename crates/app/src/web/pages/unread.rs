//! What could not be read: GET /unread.

use std::sync::Arc;

use axum::extract::State;
use inspection::record::{Framework, Status};
use maud::{Markup, html};

use super::report;
use crate::library::{Kept, Library};
use crate::state::App;
use crate::web::csv::{Cell, Csv};
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Every doubt of every report, files that are no reports first.
pub(crate) async fn index(State(app): State<App>) -> Page {
    let library = app.library();
    let with = |status: Status| -> Vec<&Arc<Kept>> {
        library
            .reports
            .iter()
            .filter(|kept| kept.record.status == status)
            .collect()
    };
    let (unreadable, no_report, partly) = (
        with(Status::Unreadable),
        with(Status::NotAReport),
        with(Status::PartlyRead),
    );
    let strange: Vec<&Arc<Kept>> = library
        .reports
        .iter()
        .filter(|kept| {
            kept.record.status == Status::Read && !kept.record.doubts.is_empty() && !is_letter(kept)
        })
        .collect();
    let letters: Vec<&Arc<Kept>> = library
        .reports
        .iter()
        .filter(|kept| is_letter(kept))
        .collect();
    let whole = library
        .reports
        .iter()
        .filter(|kept| kept.record.status == Status::Read)
        .count();
    Page::new(
        Section::Unread,
        "What could not be read",
        html! {
            (whole) " of " (words::count(library.reports.len(), "file", "files")) " were read whole; "
            (partly.len()) " in part, and " (unreadable.len() + no_report.len()) " not at all."
        },
    )
    .crumb("England", paths::england())
    .stamp(html! { "As at " (words::day(app.today())) ". Nothing missing is filled in by guessing: it stands here until a person puts it right or the reader learns to read it." })
    .body(html! {
        (group(&library, "unreadable", "Files that could not be read", "Nothing is known from these.", &unreadable))
        (group(&library, "no-report", "Files that are no report", "Read as text, but not the report of an inspection of children’s services.", &no_report))
        (group(&library, "partly", "Reports read in part", "Something every report of its framework has was not found.", &partly))
        (group(&library, "letters", "Letters without grades", "Focused visits, monitoring visits and joint inspections are read in the same way, but this has only been tried on invented ones.", &letters))
        (group(&library, "strange", "Read whole, with something strange", "Everything expected was found; something else is worth a look.", &strange))
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "A correction by a person (each report’s page has the link), the same report added again from the publisher, or a better reader." }
            (downloads(&[("Every doubt (CSV)", "/unread.csv".to_owned())]))
        }))
    })
}

/// Every doubt, one a row.
pub(crate) async fn index_csv(State(app): State<App>) -> Csv {
    let library = app.library();
    let mut csv = Csv::new(
        "not read",
        app.today(),
        &[
            "file",
            "report",
            "status",
            "authority",
            "field",
            "page",
            "doubt",
        ],
    );
    for kept in &library.reports {
        for doubt in &kept.record.doubts {
            csv.row(vec![
                kept.file_name.as_str().into(),
                kept.id.as_str().into(),
                kept.record.status.word().into(),
                report::authority_name(&library, kept).into(),
                Cell::from(doubt.field.clone()),
                doubt.page.into(),
                doubt.says.as_str().into(),
            ]);
        }
    }
    csv
}

fn is_letter(kept: &Kept) -> bool {
    matches!(
        kept.record.framework.as_ref().map(|f| f.value),
        Some(Framework::IlacsLetter | Framework::Jtai)
    )
}

fn group(library: &Library, id: &str, heading: &str, lede: &str, files: &[&Arc<Kept>]) -> Markup {
    section(
        id,
        heading,
        html! {
            p.wm-lede { (words::count(files.len(), "file", "files")) ". " (lede) }
            @if !files.is_empty() {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "File" } th scope="col" { "What is doubtful" } } }
                    tbody {
                        @for kept in files {
                            tr {
                                th scope="row" {
                                    a.govuk-link href=(paths::report(&kept.id)) { (report::title(kept, &report::authority_name(library, kept))) }
                                    @if kept.record.authority.is_some() { span.wm-mark.wm-file { (kept.file_name) } }
                                }
                                td data-l="Doubts" {
                                    ul.wm-links {
                                        @for doubt in &kept.record.doubts {
                                            li { (words::capital(&doubt.says)) @if let Some(page) = doubt.page { " (" a.govuk-link href=(paths::pdf(&kept.id, page)) { "page " (page) } ")" } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}
