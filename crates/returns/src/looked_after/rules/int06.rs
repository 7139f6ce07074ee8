//! INT06: a care leaver stands in the header too.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT06",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "There are care-leaver details for this young person, but the header has no such child.",
    ),
    matters: "Without the header nobody knows whether those left behind are boys or girls, or of one background more than another.",
    mend: "Check the young person's number in both tables; if it is right, add them to the header.",
    source: "DfE SSDA903 validation rules, INT06",
    fields: &[oc3::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |_| child.this.header.is_empty());
}

const EXAMPLES: &str = "
    a young person in both, the number in capitals or not
    Header | CHILD
           | A1
    OC3 | CHILD
        | a1

    one in the care leavers only
    Header | CHILD
           | A1
    OC3 | CHILD
    !   | A2
";
