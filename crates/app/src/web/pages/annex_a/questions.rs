//! The questions inspectors will ask of Annex A, listed before they do.

use maud::{Markup, html};
use returns::annex_a::questions::Question;
use returns::annex_a::write::Made;

use crate::records::Records;
use crate::web::paths;

/// Children shown under one question; all are in the workbook.
const SHOWN: usize = 12;

/// The questions the lists raise.
pub(super) fn questions(_records: &Records, made: &Made) -> Vec<Question> {
    returns::annex_a::questions::of(made)
}

/// Each question with why it is asked and the children it is about.
pub(super) fn shown(records: &Records, questions: &[Question]) -> Markup {
    html! {
        @if questions.is_empty() { p.wm-p { "None that the rules for odd ages, gaps, outliers and contradictions raise." } }
        @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Question" } th scope="col" { "List" } th scope="col" { "Why it is asked" } th scope="col" { "About" } } }
                tbody { @for question in questions { tr {
                    th scope="row" { (question.asks) }
                    td data-label="List" { (question.list) }
                    td data-label="Why it is asked" { (question.why) }
                    td data-label="About" { (about(records, question)) }
                } } }
            }
        }
    }
}

fn about(records: &Records, question: &Question) -> Markup {
    let children: Vec<u32> = question.children.iter().filter_map(|id| records.service.child(id)).collect();
    html! {
        @for (at, child) in children.iter().take(SHOWN).enumerate() {
            @if at > 0 { "; " }
            a.govuk-link href=(paths::child(*child)) { (records.subject_name(measures::cases::Subject::Child(*child))) }
        }
        @if children.len() > SHOWN { " and " (children.len() - SHOWN) " more" }
        @if children.is_empty() { (question.children.len()) " rows" }
    }
}
