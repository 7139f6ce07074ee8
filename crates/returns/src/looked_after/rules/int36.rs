//! INT36: an unaccompanied child stands in their table once.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT36",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child stands in the table of unaccompanied children more than once."),
    matters: "The number of children who came alone decides what councils are paid and how many each is asked to take; one counted twice falsifies both.",
    mend: "Keep the row that is right and take the others out.",
    source: "DfE SSDA903 validation rules, INT36",
    fields: &[uasc::child],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    more_than_one(&child.this.uasc, found);
}

const EXAMPLES: &str = "
    once each
    UASC | CHILD
         | 1
         | 2

    twice
    UASC | CHILD
    !    | 1
         | 2
    !    | 1
";
