//! Which findings a row of somebody's plan answers: by number where it is given, by words otherwise.

use std::collections::BTreeSet;

use super::{How, Matched};
use crate::plan::{Finding, Plan, Source};

/// Share of the words two texts must have in common, of the shorter, to be the same finding.
const ALIKE: usize = 80;
/// Words a text must have to be compared at all.
const FEWEST_WORDS: usize = 4;

/// The findings of a plan that a row means: those of its numbers or, where it has none that fits one finding alone, those
/// whose words it repeats. Numbers that stand where the finding is said, "f3" or "3 and 7", come before those of a column
/// of references, which may number the rows.
pub(super) fn findings(number: &str, words: &str, plan: &Plan) -> Vec<Matched> {
    let number = if is_numbers(words) { words } else { number };
    let by_number = numbers(number)
        .into_iter()
        .map(|number| alone(plan, |finding| is_number(finding, &number)))
        .collect::<Option<Vec<String>>>()
        .unwrap_or_default();
    if !by_number.is_empty() {
        return matched(by_number, How::Number);
    }
    let ids = alone(plan, |finding| are_alike(words, &finding.words));
    matched(ids.into_iter().collect(), How::Words)
}

fn matched(ids: Vec<String>, how: How) -> Vec<Matched> {
    let mut seen = BTreeSet::new();
    ids.into_iter()
        .filter(|id| seen.insert(id.clone()))
        .map(|finding| Matched { finding, how })
        .collect()
}

/// The one open finding that fits; none where several do.
fn alone(plan: &Plan, fits: impl Fn(&Finding) -> bool) -> Option<String> {
    let mut found = plan
        .findings
        .iter()
        .filter(|finding| finding.is_open() && fits(finding));
    let first = found.next()?;
    found.next().is_none().then(|| first.id.clone())
}

/// The numbers a cell names: "3", "Rec 3", "3, 4 and 7".
fn numbers(cell: &str) -> Vec<String> {
    cell.split(|c: char| !c.is_alphanumeric() && c != '.')
        .map(|part| part.trim_matches('.').to_lowercase())
        .filter(|part| part.chars().any(|c| c.is_ascii_digit()))
        .collect()
}

/// Whether a cell names numbers and says nothing else.
fn is_numbers(cell: &str) -> bool {
    let mut parts = cell
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .filter(|part| !part.is_empty() && !part.eq_ignore_ascii_case("and"))
        .peekable();
    parts.peek().is_some() && parts.all(|part| part.chars().any(|c| c.is_ascii_digit()))
}

fn is_number(finding: &Finding, wanted: &str) -> bool {
    let printed = match &finding.source {
        Source::Point {
            number,
            to_board: false,
            ..
        } => number.to_lowercase() == wanted,
        Source::Point { .. }
        | Source::Paragraph { .. }
        | Source::Notice { .. }
        | Source::PeerReview { .. }
        | Source::Audit { .. }
        | Source::Complaint { .. }
        | Source::Own { .. } => false,
    };
    printed || finding.id == wanted
}

fn are_alike(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .map(ToOwned::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let shorter = one.len().min(other.len());
    shorter >= FEWEST_WORDS && one.intersection(&other).count() * 100 >= shorter * ALIKE
}
