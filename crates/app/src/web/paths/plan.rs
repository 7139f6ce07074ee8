//! Addresses of the improvement plan: actions, findings, objectives, evidence, coverage, templates, files.

use super::escaped;

/// The improvement plan.
pub(crate) fn plan() -> String {
    "/plan".to_owned()
}

/// An action of the plan.
pub(crate) fn action(id: &str) -> String {
    format!("/plan/actions/{}", escaped(id))
}

/// The plan as a page to print.
pub(crate) fn plan_paper() -> String {
    "/plan/paper".to_owned()
}

/// The same as a PDF.
pub(crate) fn plan_paper_pdf() -> String {
    "/plan/paper.pdf".to_owned()
}

/// Templates of a plan.
pub(crate) fn templates() -> String {
    "/plan/templates".to_owned()
}

/// What one template would add to the plan.
pub(crate) fn template(word: &str) -> String {
    format!("/plan/templates/{word}")
}

/// Taking over a plan from a file.
pub(crate) fn plan_imports() -> String {
    "/plan/imports".to_owned()
}

/// A file of a plan that was sent.
pub(crate) fn plan_import(id: &str) -> String {
    format!("/plan/imports/{}", escaped(id))
}

/// Every finding of the plan; where findings are added.
pub(crate) fn findings() -> String {
    "/plan/findings".to_owned()
}

/// A finding of the plan.
pub(crate) fn finding(id: &str) -> String {
    format!("/plan/findings/{}", escaped(id))
}

/// The points of a report, to be put into the plan.
pub(crate) fn new_findings() -> String {
    "/plan/findings/new".to_owned()
}

/// A finding that no report of the national record holds.
pub(crate) fn finding_elsewhere() -> String {
    "/plan/findings/elsewhere".to_owned()
}

/// Objectives of the plan.
pub(crate) fn objectives() -> String {
    "/plan/objectives".to_owned()
}

/// Where actions are added.
pub(crate) fn actions() -> String {
    "/plan/actions".to_owned()
}

/// A new action of the plan.
pub(crate) fn new_action() -> String {
    "/plan/actions/new".to_owned()
}

/// Where answers to reports begin.
pub(crate) fn answers() -> String {
    "/plan/answers".to_owned()
}

/// A report that was received.
pub(crate) fn new_answer() -> String {
    "/plan/answers/new".to_owned()
}

/// The answer to a report.
pub(crate) fn answer(report: &str) -> String {
    format!("/plan/answers/{}", escaped(report))
}

/// The plans of two days beside each other.
pub(crate) fn compare_plan() -> String {
    "/plan/compare".to_owned()
}

/// A document laid beside an action.
pub(crate) fn plan_document(id: &str) -> String {
    format!("/plan/files/{}", escaped(id))
}

/// What answers each finding, and what shows it.
pub(crate) fn coverage() -> String {
    "/plan/coverage".to_owned()
}
