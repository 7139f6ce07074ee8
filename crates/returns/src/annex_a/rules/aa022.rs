//! AA022: a child stands once in a list of children.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA022",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child stands more than once in a list that has one row a child."),
    matters: "The list is a list of children: whoever stands in it twice counts as two, and may stand there with two different answers.",
    mend: "Take out the copy, and close the earlier episode if that is where the second row came from.",
    source: "Annex A: lists 6 and 9: one row is one child",
    fields: &[need::child_id, leavers::child_id],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.need.len() > 1 {
        points_where(&child.need, found, |_| true);
    }
    if child.leavers.len() > 1 {
        points_where(&child.leavers, found, |_| true);
    }
}

const EXAMPLES: &str = "
    two children
    List 9 | Child Unique ID | Activity Status
           | 1               | F1
           | 2               | F2

    one of them twice
    List 9 | Child Unique ID | Activity Status
    !      | 1               | F1
           | 2               | F2
    !      | 1               | F1
";
