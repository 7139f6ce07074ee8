//! The questions inspectors will ask of Annex A, listed before they do.

use std::collections::BTreeMap;

use maud::{Markup, html};
use measures::cases::Subject;
use returns::annex_a::AnnexA;
use returns::annex_a::questions::{Question, of};
use returns::annex_a::write::Made;
use returns::write::Value;

use crate::records::Records;
use crate::web::{paths, words};

/// Children shown under one question; all are in the workbook.
const SHOWN: usize = 4;

/// The questions the lists raise.
pub(super) fn questions(made: &Made) -> Vec<Question> {
    of(&made.annex, made.day)
}

/// Each question with why it is asked and the children it is about.
pub(super) fn shown(records: &Records, made: &Made, questions: &[Question]) -> Markup {
    let ids = identifiers(&made.annex);
    html! {
        @if questions.is_empty() { p.wm-p { "None that the rules for odd ages, gaps, outliers and contradictions raise." } }
        @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Question" } th scope="col" { "Why it is asked" } th scope="col" { "About" } } }
                tbody { @for question in questions { tr {
                    th scope="row" { (question.list) ": " (question.words) }
                    td data-l="Why" { (question.why) }
                    td data-l="About" { (about(records, &ids, question)) }
                } } }
            }
        }
    }
}

/// The identifier that stands first in each row of each list.
pub(super) fn identifiers(annex: &AnnexA) -> BTreeMap<&'static str, Vec<String>> {
    let mut ids = BTreeMap::new();
    annex.write(|name, _, rows| {
        let first = rows.map(|row| match row.first() {
            Some(Value::Text(text)) => text.to_string(),
            Some(Value::Blank | Value::Day(_) | Value::Number(_) | Value::Int(_)) | None => {
                String::new()
            }
        });
        ids.insert(name, first.collect());
    });
    ids
}

fn about(
    records: &Records,
    ids: &BTreeMap<&'static str, Vec<String>>,
    question: &Question,
) -> Markup {
    let of_list = ids.get(question.list);
    let mut children: Vec<u32> = question
        .rows
        .iter()
        .filter_map(|row| records.service.child(of_list?.get(*row as usize)?))
        .collect();
    children.dedup();
    html! {
        @if question.rows.is_empty() { "the list as a whole" }
        @for (at, child) in children.iter().take(SHOWN).enumerate() {
            @if at > 0 { "; " }
            a.govuk-link href=(paths::child(records.address(*child))) { (records.subject_name(Subject::Child(*child))) }
        }
        @if children.len() > SHOWN { " and " (children.len() - SHOWN) " more" }
        @if children.is_empty() && !question.rows.is_empty() { (words::count(question.rows.len(), "row", "rows")) }
    }
}
