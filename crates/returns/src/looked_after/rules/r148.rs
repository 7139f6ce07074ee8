//! 148: an episode has both an end and a reason for it, or neither.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "148",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode has an end date without a reason, or a reason without an end date."),
    matters: "Half an ending leaves open whether this child left, moved or is still there.",
    mend: "Fill in whichever is missing; if the episode is still open, take out the other.",
    source: "DfE SSDA903 validation rules, 148",
    fields: &[episodes::dec, episodes::rec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.dec.is_given() != stay.rec.is_given()
    });
}

const EXAMPLES: &str = "
    both, or neither
    Episodes | DECOM      | DEC        | REC
             | 02/05/2025 | 06/06/2025 | X1
             | 06/06/2025 |            |

    one without the other
    Episodes | DECOM      | DEC        | REC
    !        | 02/05/2025 | 06/06/2025 |
    !        | 06/06/2025 |            | E4A
";
