//! Addresses of reviews of cohorts, practice audits and challenges.

use super::escaped;

/// Reviews of cohorts.
pub(crate) fn reviews() -> String {
    "/reviews".to_owned()
}

/// A review of a cohort to be begun.
pub(crate) fn new_review() -> String {
    "/reviews/new".to_owned()
}

/// A review of a cohort.
pub(crate) fn review(id: &str) -> String {
    format!("/reviews/{}", escaped(id))
}

/// The children of a review, those of one kind.
pub(crate) fn review_rows(id: &str, show: &str) -> String {
    format!("/reviews/{}?show={}#children", escaped(id), escaped(show))
}

/// Who reviews whom.
pub(crate) fn share_review(id: &str) -> String {
    format!("/reviews/{}/share", escaped(id))
}

/// A child of a review, by their place in it.
pub(crate) fn review_child(id: &str, n: u32) -> String {
    format!("/reviews/{}/children/{n}", escaped(id))
}

/// The second look at a child of a review.
pub(crate) fn second_look(id: &str, n: u32) -> String {
    format!("/reviews/{}/children/{n}/second", escaped(id))
}

/// The second look of a review.
pub(crate) fn second_looks(id: &str) -> String {
    format!("/reviews/{}/second", escaped(id))
}

/// The proof of a review.
pub(crate) fn proof(id: &str) -> String {
    format!("/reviews/{}/proof", escaped(id))
}

/// Practice audits.
pub(crate) fn practice_audits() -> String {
    "/audits".to_owned()
}

/// Challenges of reviewing officers.
pub(crate) fn challenges() -> String {
    "/challenges".to_owned()
}

/// A practice audit, by its id.
pub(crate) fn practice_audit(id: &str) -> String {
    format!("/audits/{}", escaped(id))
}

/// Beginning a practice audit.
pub(crate) fn new_practice_audit() -> String {
    "/audits/new".to_owned()
}

/// What practice audits say by question.
pub(crate) fn audit_learning() -> String {
    "/audits/learning".to_owned()
}

/// The audit of a child, by the child's number in the round.
pub(crate) fn audited_child(id: &str, number: u32) -> String {
    format!("/audits/{}/children/{number}", escaped(id))
}

/// A challenge, by its id.
pub(crate) fn challenge(id: &str) -> String {
    format!("/challenges/{}", escaped(id))
}

/// Raising a challenge.
pub(crate) fn new_challenge() -> String {
    "/challenges/new".to_owned()
}
