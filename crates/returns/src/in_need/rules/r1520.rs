//! 1520: a pupil number belongs to one child.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1520",
    level: Error,
    years: 2023..=NOW,
    says: Always("The same pupil number stands on more than one child."),
    matters: "Two children then share one school record, or one child is counted twice.",
    mend: "Look whether it is one child entered twice; if not, ask the schools which child has the number.",
    source: "DfE children in need census validation rules, 1520",
    fields: &[identifiers::upn],
    reads: &[identifiers::la_child_id],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    census.tally.points_to_repeated(found, |known| &known.upn);
}

const EXAMPLES: &str = "
    numbers of their own, and none
    ChildIdentifiers | Child | LAchildID | UPN
                     | 1     | 4001      | H243278544154
                     | 2     | 4002      | X428558133461
                     | 3     | 4003      |
                     | 4     | 4004      |

    one number on two children
    ChildIdentifiers | Child | LAchildID | UPN
    !                | 1     | 4001      | H243278544154
                     | 2     | 4002      | X428558133461
    !                | 3     | 4003      | H243278544154
";
