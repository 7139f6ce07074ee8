//! INT31: a child is adopted once.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT31",
    level: Error,
    years: 2023..=NOW,
    says: Always("This child has more than one row among the adoptions."),
    matters: "Each row counts as an adoption, so one family would be counted twice.",
    mend: "Keep the row of the adoption that took place, and take out the others.",
    source: "DfE SSDA903 validation rules, INT31",
    fields: &[ad1::child],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.ad1.len() > 1 {
        points_where(&child.this.ad1, found, |_| true);
    }
}

const EXAMPLES: &str = "
    two children, and two rows that name nobody
    AD1 | CHILD | NB_ADOPTR
        | 1     | 2
        | 2     | 1
        |       | 2
        |       | 2

    one child twice
    AD1 | CHILD
    !   | 1
        | 2
    !   | 1
";
