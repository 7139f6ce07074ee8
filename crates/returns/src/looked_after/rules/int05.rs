//! INT05: who has health details of the year stands in the header too.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT05",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "There are health details of the year for this child, but the header has no such child.",
    ),
    matters: "Without the header nobody knows the age, sex or background of the child, and their health counts for no group.",
    mend: "Check the child's number in both tables; if it is right, add the child to the header.",
    source: "DfE SSDA903 validation rules, INT05",
    fields: &[oc2::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |_| child.this.header.is_empty());
}

const EXAMPLES: &str = "
    a child in both, the number in capitals or not
    Header | CHILD
           | A1
    OC2 | CHILD
        | a1

    a child in one only
    Header | CHILD
           | A1
    OC2 | CHILD
    !   | A2
";
