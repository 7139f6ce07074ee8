//! INT01: a child with details of an adoption stands in the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT01",
    level: Error,
    years: 2023..=NOW,
    says: Always("This child has details of an adoption but no row in the header."),
    matters: "An adoption that belongs to nobody in the return is counted for no age, no sex and no background.",
    mend: "Add the child to the header, or correct the identifier: a mistyped one looks like another child.",
    source: "DfE SSDA903 validation rules, INT01",
    fields: &[ad1::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.header.is_empty() {
        points_where(&child.this.ad1, found, |_| true);
    }
}

const EXAMPLES: &str = "
    the same child in both
    Header | CHILD
           | 1
    AD1 | CHILD
        | 1

    another child in the header
    Header | CHILD
           | 11
    AD1 | CHILD
    !   | 1
";
