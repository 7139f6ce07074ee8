//! Every report of an authority, newest first, and outcomes whose report is not kept.

use inspection::record::{Part, Status};
use maud::{Markup, html};

use super::Subject;
use crate::library::Kept;
use crate::web::govuk::section::section;
use crate::web::{paths, words};

/// The section.
pub(super) fn section_of(subject: &Subject<'_>) -> Markup {
    let urn = &subject.authority.urn;
    let facts: Vec<_> = subject
        .library
        .judged_of(urn)
        .filter(|judged| judged.report.is_none())
        .collect();
    let all: Vec<_> = subject.library.reports_of(urn).collect();
    section(
        "reports",
        "Reports",
        html! {
            @if all.is_empty() {
                p.wm-p { "No report of this authority is kept here. " code { "waymark reports add" } " reads and keeps one." }
            } @else {
                table.wm-t.wm-stack {
                    caption { "Newest first" }
                    thead {
                        tr {
                            th scope="col" { "Published" }
                            th scope="col" { "What it is" }
                            th scope="col" { "Framework" }
                            th scope="col" { "Lead inspector" }
                            th.n scope="col" { "Points" }
                            th scope="col" { "Read" }
                            th scope="col" { "As published" }
                        }
                    }
                    tbody { @for kept in all.iter().rev() { (row(kept)) } }
                }
            }
            @for judged in facts {
                p.wm-note { "Published " (words::day(judged.published)) ": " (judged.source) ". The report itself is not kept here." }
            }
        },
    )
}

fn row(kept: &Kept) -> Markup {
    let record = &kept.record;
    let inspectors: Vec<String> = record
        .lead_inspectors
        .iter()
        .map(|i| i.value.clone())
        .collect();
    html! {
        tr {
            th scope="row" {
                a.govuk-link href=(paths::report(&kept.id)) {
                    @if let Some(day) = kept.published() { (words::day(day)) } @else { "Day not known" }
                }
            }
            td data-l="What" { @if let Some(kind) = &record.kind { (words::kind(kind.value)) } }
            td data-l="Framework" { @if let Some(framework) = &record.framework { (inspection::frameworks::facts(framework.value).short_name) } }
            td data-l="Inspector" { (words::list(&inspectors)) }
            td.n data-l="Points" { (record.points_of(Part::Authority).count()) }
            td data-l="Read" {
                @match record.status {
                    Status::Read => "Whole",
                    Status::PartlyRead => a.govuk-link href=(paths::unread()) { "In part" },
                    Status::NotAReport | Status::Unreadable => a.govuk-link href=(paths::unread()) { "Not" },
                }
            }
            td data-l="PDF" { a.govuk-link href=(paths::pdf(&kept.id, 1)) { "PDF" span.govuk-visually-hidden { " of this report" } } }
        }
    }
}
