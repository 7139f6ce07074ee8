//! 142: every episode but the child's latest has an end and a reason for it.
//!
//! The latest is the one that began last; one whose start cannot be read is neither judged nor taken for the latest.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "142",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A later episode has begun, but this one has no end date or no reason for ending.",
    ),
    matters: "A child cannot live in two placements at once. Left open, this stay is counted to the end of the year beside the one that followed it.",
    mend: "Enter the day this episode ended and why (X1 where the child stayed looked after), or take it out if it was recorded twice.",
    source: "DfE SSDA903 validation rules, 142",
    fields: &[episodes::dec, episodes::rec],
    reads: &[episodes::child, episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if let Some((_, earlier)) = dated(child).split_last() {
        points_where(earlier, found, |stay| {
            stay.dec.value().is_none() || stay.rec.is_blank()
        });
    }
}

const EXAMPLES: &str = "
    the latest episode may be open, whatever its place in the file
    Episodes | DECOM      | DEC        | REC
             | 06/06/2025 |            |
             | 02/05/2025 | 06/06/2025 | X1

    an earlier one without its end, without its reason, without both
    Episodes | DECOM      | DEC        | REC
    !        | 01/04/2025 |            | X1
    !        | 02/05/2025 | 06/06/2025 |
    !        | 06/06/2025 |            |
             | 08/06/2025 |            |

    of two that begin on one day, the one without an end is the later
    Episodes | DECOM      | DEC        | REC
             | 06/06/2025 |            |
             | 06/06/2025 | 07/06/2025 | X1

    an episode whose start cannot be read is not the latest
    Episodes | DECOM      | DEC | REC
             | 31/06/2025 |     |
             | 02/05/2025 |     |
";
