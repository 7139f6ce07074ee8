//! INT33: a child has one row of health details a year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT33",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child stands more than once in the health details of the year."),
    matters: "Two rows for one child are two answers to each question, and whichever is taken may be the wrong one.",
    mend: "Keep the row that is right and remove the others.",
    source: "DfE SSDA903 validation rules, INT33",
    fields: &[oc2::child],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let rows = &child.this.oc2;
    points_where(rows, found, |_| rows.len() > 1);
}

const EXAMPLES: &str = "
    a row each, and rows that name nobody
    OC2 | CHILD | DOB
        | 1     | 01/02/2015
        | 2     | 01/02/2015
        |       | 01/02/2015
        |       | 01/02/2015

    two rows of one child, the number in capitals or not
    OC2 | CHILD
    !   | A1
        | B2
    !   | a1
";
