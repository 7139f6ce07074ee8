//! 1009: the reason for a change of placement is one of the twelve codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1009",
    level: Error,
    years: 2023..=NOW,
    says: Always("The reason for the change of placement is not one of the twelve codes."),
    matters: "The reasons show why children are moved: whether a plan was followed, or a home fell through. A code that nobody knows says nothing about this move.",
    mend: "Choose one of the twelve reasons for the episode that ended, or leave it empty where the placement did not change.",
    source: "DfE SSDA903 validation rules, 1009",
    fields: &[episodes::reason_place_change],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.reason_place_change.is_unreadable()
    });
}

const EXAMPLES: &str = "
    a code of the list, in capitals or not, or none at all
    Episodes | REASON_PLACE_CHANGE
             | CARPL
             | other
             |

    a word that is no code
    Episodes | REASON_PLACE_CHANGE
    !        | MOVED
    !        | NA
";
