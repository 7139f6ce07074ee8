//! What the checks and the other sources say of a child, in a section of its own and beside the events they speak of.

use std::collections::BTreeMap;

use children::Origin;
use maud::{Markup, html};
use returns::reconcile::Disagreement;
use returns::rule::Finding;

use crate::records::{Checked, Look};
use crate::web::pages::checks::way_to;
use crate::web::pages::disagreements;
use crate::web::words::children as said;
use crate::web::{links, paths, words};

/// What was found of a child.
pub(super) struct Found<'a> {
    findings: Vec<(&'a Checked, &'a Finding)>,
    disagreements: Vec<&'a Disagreement>,
    /// By file and line: what an event read from there is marked with.
    marks: BTreeMap<(String, u32), Vec<String>>,
}

impl<'a> Found<'a> {
    /// All that was found of a child.
    pub(super) fn of(records: &'a Look, child: u32) -> Self {
        let findings: Vec<(&Checked, &Finding)> = records.findings_about(child);
        let disagreements: Vec<&Disagreement> = records.disagreements_about(child);
        let mut marks: BTreeMap<(String, u32), Vec<String>> = BTreeMap::new();
        for (checked, finding) in &findings {
            if let Some((_, from)) = records.file_of(checked.source, finding.table) {
                let said = format!("Check {}: {}", finding.rule, checked.says(finding.rule));
                marks
                    .entry((from.name(), finding.line))
                    .or_default()
                    .push(said);
            }
        }
        for disagreement in &disagreements {
            for side in &disagreement.sides {
                if let Some((_, from)) = records.file_of(disagreements::source(side), side.table) {
                    let said = format!(
                        "Sources disagree on {}: {}",
                        disagreement.what.name(),
                        beside(disagreement)
                    );
                    marks
                        .entry((from.name(), side.line))
                        .or_default()
                        .push(said);
                }
            }
        }
        Self {
            findings,
            disagreements,
            marks,
        }
    }

    /// What an event read from a row is marked with.
    pub(super) fn beside(&self, records: &Look, at: Origin) -> &[String] {
        records
            .origin(at)
            .and_then(|found| self.marks.get(&(found.file.to_owned(), found.line)))
            .map_or(&[], Vec::as_slice)
    }

    /// The section: findings, then disagreements.
    pub(super) fn show(&self, records: &Look) -> Markup {
        let run: usize = records
            .checked
            .iter()
            .map(|checked| checked.run().len())
            .sum();
        let not_run: usize = records
            .checked
            .iter()
            .map(|checked| checked.not_run().len())
            .sum();
        html! {
            @if records.checked.is_empty() {
                p.wm-p { "No source that was loaded has rules to check it by." }
            } @else if self.findings.is_empty() {
                p.wm-p { "Checked on " (said::on(records.as_at)) ": none of " (run) " rules found anything of them." @if not_run > 0 { " " (not_run) " rules could not be run." } }
            } @else {
                table.wm-t.wm-stack {
                    caption { (words::count(self.findings.len(), "finding", "findings")) " of " (run) " rules that were run" @if not_run > 0 { "; " (not_run) " could not be run" } "." }
                    thead { tr { th scope="col" { "Rule" } th scope="col" { "What it says" } th scope="col" { "Columns" } th scope="col" { "Row" } } }
                    tbody { @for (checked, finding) in &self.findings { (row(records, checked, finding)) } }
                }
            }
            @if !self.disagreements.is_empty() {
                h3.wm-after { "Where sources disagree" }
                table.wm-t.wm-stack {
                    caption { (words::count(self.disagreements.len(), "thing", "things")) " that sources do not say alike." }
                    thead { tr { th scope="col" { "On" } th scope="col" { "What each says" } } }
                    tbody { @for each in &self.disagreements { tr { th scope="row" { (words::capital(each.what.name())) } td data-l="Says" { (disagreements::sides(records, each)) } } } }
                }
            }
        }
    }
}

/// What each side says, in a line.
fn beside(disagreement: &Disagreement) -> String {
    let sides: Vec<String> = disagreement
        .sides
        .iter()
        .map(|side| format!("{} in {}", side.value, side.origin.name()))
        .collect();
    words::list(&sides)
}

fn row(records: &Look, checked: &Checked, finding: &Finding) -> Markup {
    html! {
        tr {
            th scope="row" { (links::to(&paths::check(checked.source.word(), finding.rule), finding.rule)) span.wm-sub.wm-line { (finding.level.word()) } }
            td data-l="Says" { (checked.says(finding.rule)) }
            td data-l="Columns" { @for (at, column) in finding.columns.iter().enumerate() { @if at > 0 { ", " } code { (column) } } }
            td data-l="Row" {
                @match way_to(records, checked.source, finding) {
                    Some(way) => (links::to(&way, html! { (finding.table) " line " (finding.line) })),
                    None => (finding.table),
                }
            }
        }
    }
}
