//! Where a finding comes from, in words, with a link to where it stands.

use improvement::plan::{Plan, Source};
use maud::{Markup, html};

use crate::web::{paths, words};

/// Where a finding comes from.
pub(crate) fn words(source: &Source, plan: &Plan) -> Markup {
    let titled = |kind: &str, title: &str, on: Option<jiff::civil::Date>| {
        html! { (kind) ": " (title) @if let Some(on) = on { ", " (words::day(on)) } }
    };
    match source {
        Source::Point {
            report,
            number,
            page,
            to_board,
        } => html! {
            "Point " (number) @if *to_board { " to the safeguarding board" }
            ", " (report_link(report, plan))
            @if let Some(page) = page { ", " a.govuk-link.wm-nowrap href=(paths::pdf(report, *page)) { "page " (page) } }
        },
        Source::Paragraph {
            report,
            paragraph,
            page,
        } => html! {
            "Paragraph " (paragraph) ", " (report_link(report, plan))
            @if let Some(page) = page { ", " a.govuk-link.wm-nowrap href=(paths::pdf(report, *page)) { "page " (page) } }
        },
        Source::Notice { title, on } => titled("Notice", title, *on),
        Source::PeerReview { title, on } => titled("Peer review", title, *on),
        Source::Complaint { title, on } => titled("Complaint", title, *on),
        Source::Own { title, on } => titled("The council’s own", title, *on),
        Source::Audit { audit } => {
            html! { "Practice audit " (audit) }
        }
    }
}

fn report_link(report: &str, plan: &Plan) -> Markup {
    let title = plan.answers.get(report).map(|answer| answer.title.as_str());
    html! { a.govuk-link href=(paths::report(report)) { (title.unwrap_or("the report")) } }
}
