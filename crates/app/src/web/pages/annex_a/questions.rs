//! The questions inspectors will ask of Annex A, listed before they do.

use maud::{Markup, html};
use measures::cases::Subject;
use returns::annex_a::questions::Question;

use crate::records::{Annexed, Look};
use crate::web::{children, words};

/// Children shown under one question; all are in the workbook.
const SHOWN: usize = 4;

/// Each question with why it is asked and the children it is about.
pub(super) fn shown(records: &Look, made: &Annexed<'_>, questions: &[Question]) -> Markup {
    html! {
        @if questions.is_empty() { p.wm-p { "None that the rules for odd ages, gaps, outliers and contradictions raise." } }
        @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Question" } th scope="col" { "Why it is asked" } th scope="col" { "About" } } }
                tbody { @for question in questions { tr {
                    th scope="row" { (question.list) ": " (question.words) }
                    td data-l="Why" { (question.why) }
                    td data-l="About" { (about(records, made, question)) }
                } } }
            }
        }
    }
}

fn about(records: &Look, made: &Annexed<'_>, question: &Question) -> Markup {
    let about = made.children_of(question.list, &question.rows);
    html! {
        @if question.rows.is_empty() { "the list as a whole" }
        @for (at, child) in about.iter().take(SHOWN).enumerate() {
            @if at > 0 { "; " }
            (children::link(records, Subject::Child(*child)))
        }
        @if about.len() > SHOWN { " and " (about.len() - SHOWN) " more" }
        @if about.is_empty() && !question.rows.is_empty() { (words::count(question.rows.len(), "row", "rows")) }
    }
}
