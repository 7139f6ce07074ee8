//! 357: a child's first episode, if it begins in the year, is the start of being looked after.
//!
//! Judged on this year's episodes: one that went on from last year belongs in the return, with its own beginning.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "357",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child's first episode begins this year, but its reason is not that they started to be looked after (S).",
    ),
    matters: "Either this child came into care and is not counted among those who did, or a stay before this one has been left out.",
    mend: "Add the episode that came before, or set the reason for this one to S.",
    source: "DfE SSDA903 validation rules, 357",
    fields: &[episodes::rne],
    reads: &[episodes::child, episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first_day = found.collection().first();
    if let Some(first) = dated(child).first()
        && first.decom.value() >= Some(first_day)
        && !first.rne.is(StartReason::S)
    {
        found.at(first);
    }
}

const EXAMPLES: &str = "
    came in this year; went on from the year before; moved later
    Episodes | CHILD | DECOM      | RNE
             | 1     | 01/04/2025 | S
             | 1     | 01/06/2025 | P
             | 2     | 31/03/2025 | L

    begins with a move on the first day of the year, or with no reason
    Episodes | CHILD | DECOM      | RNE
    !        | 1     | 01/04/2025 | P
             | 1     | 01/06/2025 | S
    !        | 2     | 01/06/2025 |

    one whose start cannot be read is not the first
    Episodes | DECOM      | RNE
             |            | P
             | 01/06/2025 | S
";
