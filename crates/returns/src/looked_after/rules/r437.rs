//! 437: after an episode that ended because the child died (E2) or was found to be of age (E15) there is no other.
//!
//! Judged on this year's episodes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "437",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode ended because the child died or was found to be 18 or over, but a later episode follows.",
    ),
    matters: "A child who is on record as dead and in care at once is a grave mistake, and may reach the family in a letter.",
    mend: "Correct the reason this episode ended, or take out the later episodes.",
    source: "DfE SSDA903 validation rules, 437",
    fields: &[episodes::rec],
    reads: &[episodes::child, episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for [stay, _] in dated(child).array_windows() {
        if stay.rec.is_one_of(&[CeaseReason::E2, CeaseReason::E15]) {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    the last episode; an earlier one that ended otherwise
    Episodes | CHILD | DECOM      | REC
             | 1     | 02/05/2025 | X1
             | 1     | 06/06/2025 | E2
             | 2     | 02/05/2025 | E4A
             | 2     | 06/06/2025 | E15

    an earlier episode, whatever its place in the file
    Episodes | CHILD | DECOM      | REC
    !        | 1     | 02/05/2025 | E2
             | 1     | 06/06/2025 |
             | 2     | 06/06/2025 |
    !        | 2     | 02/05/2025 | E15
";
