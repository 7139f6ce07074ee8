//! Corrections: GET /corrections; put a field right: GET and POST /reports/{id}/corrections/new.

mod new;

use axum::extract::State;
use inspection::corrections::Standing;
use maud::{Markup, html};

pub(crate) use new::{create, new};

use super::report;
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Every correction, newest first, with how it stands against today's reading.
pub(crate) async fn index(State(app): State<App>) -> Page {
    let library = app.library();
    let mut all: Vec<_> = library
        .reports
        .iter()
        .flat_map(|kept| kept.corrections.iter().map(move |(c, s)| (kept, c, *s)))
        .collect();
    all.sort_by_key(|(kept, correction, _)| (std::cmp::Reverse(correction.at), kept.id.clone()));
    let agrees = all
        .iter()
        .filter(|(_, _, standing)| *standing == Standing::NowAgrees)
        .count();
    Page::new(
        Section::Corrections,
        "Corrections",
        html! {
            @if all.is_empty() {
                "No field of any report has been put right by a person."
            } @else {
                (words::count(all.len(), "field has", "fields have")) " been put right by a person; the reading now agrees with " (agrees) "."
            }
        },
    )
    .crumb("England", paths::england())
    .stamp(html! { "As at " (words::day(app.today())) ", over " (words::count(library.reports.len(), "report", "reports")) ". A correction is laid over the reading and survives reading again; nothing is overwritten." })
    .body(html! {
        @if !all.is_empty() {
            (section("all", "All corrections", html! {
                table.wm-t.wm-stack {
                    caption { "Newest first." }
                    thead { tr {
                        th scope="col" { "Report" } th scope="col" { "Field" } th scope="col" { "Was read as" } th scope="col" { "Corrected to" }
                        th scope="col" { "By, and why" } th scope="col" { "Now" }
                    } }
                    tbody {
                        @for (kept, correction, standing) in &all {
                            tr {
                                th scope="row" { a.govuk-link href=(paths::report(&kept.id)) { (report::title(kept, &report::authority_name(&library, kept))) } }
                                td data-l="Field" { (words::field(&correction.field)) }
                                td data-l="Was read as" { (or_nothing(&correction.was)) }
                                td data-l="Corrected to" { (or_nothing(&correction.value)) }
                                td data-l="By, and why" { (correction.by) ", " (words::moment(correction.at)) ": " (correction.why) }
                                td data-l="Now" { (words::standing(*standing)) }
                            }
                        }
                    }
                }
                (downloads(&[("Corrections (CSV)", "/corrections.csv".to_owned())]))
            }))
        }
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "Open a report and choose “put a field right”. A correction says who, when and why." }
        }))
    })
}

/// Every correction, one a row.
pub(crate) async fn index_csv(State(app): State<App>) -> Csv {
    let library = app.library();
    let mut csv = Csv::new(
        "corrections",
        app.today(),
        &[
            "report", "file", "field", "was", "value", "by", "at", "why", "standing",
        ],
    );
    for kept in &library.reports {
        for (correction, standing) in &kept.corrections {
            csv.row(vec![
                kept.id.as_str().into(),
                kept.file_name.as_str().into(),
                correction.field.as_str().into(),
                correction.was.as_str().into(),
                correction.value.as_str().into(),
                correction.by.as_str().into(),
                correction.at.to_string().into(),
                correction.why.as_str().into(),
                words::standing(*standing).into(),
            ]);
        }
    }
    csv
}

fn or_nothing(value: &str) -> Markup {
    html! { @if value.is_empty() { "nothing" } @else { (value) } }
}
