//! 233: an episode that has not ended has no reason for a change of placement.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "233",
    level: Error,
    years: 2026..=NOW,
    says: Always("The episode is still open but already has a reason for the change of placement."),
    matters: "Either this child has moved and the record still has them in the old home, or a move is counted that has not happened.",
    mend: "If the child has moved, end the episode and begin the next; if not, take the reason out.",
    source: "DfE SSDA903 validation rules, 233",
    fields: &[episodes::reason_place_change],
    reads: &[episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.dec.is_blank() && stay.reason_place_change.is_given()
    });
}

const EXAMPLES: &str = "
    open without a reason; ended with one, or without
    Episodes | DEC        | REASON_PLACE_CHANGE
             |            |
             | 06/06/2025 | CARPL
             | 06/06/2025 |

    open with a reason
    Episodes | DEC | REASON_PLACE_CHANGE
    !        |     | CARPL
";
