//! INT35: a child has one row about earlier orders.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT35",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child stands in the table of earlier orders more than once."),
    matters: "One family that did not last would be counted as two, or two different answers stand against each other.",
    mend: "Keep the row of the latest earlier order and take the others out.",
    source: "DfE SSDA903 validation rules, INT35",
    fields: &[prev_perm::child],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    more_than_one(&child.this.prev_perm, found);
}

const EXAMPLES: &str = "
    once each
    PrevPerm | CHILD
             | 1
             | 2

    twice
    PrevPerm | CHILD
    !        | 1
             | 2
    !        | 1
";
