//! 432: after an episode that ended care, the next starts care anew (S).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "432",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child left care with the previous episode, but this one does not start care anew (S).",
    ),
    matters: "A child who comes back into care is one that going home, or another family, did not hold. This return to care would not be counted.",
    mend: "Set the reason for this episode to S, or end the one before with X1 if the child never left.",
    source: "DfE SSDA903 validation rules, 432",
    fields: &[episodes::rne],
    reads: &[episodes::child, episodes::decom, episodes::rec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for [before, stay] in dated(child).array_windows() {
        let left = before.rec.code().is_some_and(|why| why != CeaseReason::X1);
        if left && !stay.rne.is(StartReason::S) {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    left and came back; moved; an end that is no code
    Episodes | CHILD | DECOM      | REC | RNE
             | 1     | 02/05/2025 | E4A | S
             | 1     | 06/06/2025 | X1  | S
             | 1     | 09/06/2025 |     | P
             | 2     | 02/05/2025 | E99 | S
             | 2     | 06/06/2025 |     | L

    left, and the next is a move, or has no reason
    Episodes | CHILD | DECOM      | REC | RNE
             | 1     | 02/05/2025 | E4A | S
    !        | 1     | 06/06/2025 |     | P
             | 2     | 02/05/2025 | E11 | S
    !        | 2     | 06/06/2025 |     |
";
