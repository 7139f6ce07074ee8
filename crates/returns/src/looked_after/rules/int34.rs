//! INT34: a young person has one row of care-leaver details a year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT34",
    level: Error,
    years: 2023..=NOW,
    says: Always("The young person stands more than once in the care-leaver details."),
    matters: "Each has one birthday a year to report on. A second row counts them twice, perhaps once in work and once without a home.",
    mend: "Keep the row for this year's birthday and remove the others.",
    source: "DfE SSDA903 validation rules, INT34",
    fields: &[oc3::child],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let rows = &child.this.oc3;
    points_where(rows, found, |_| rows.len() > 1);
}

const EXAMPLES: &str = "
    a row each, and rows that name nobody
    OC3 | CHILD | DOB
        | 1     | 01/02/2007
        | 2     | 01/02/2007
        |       | 01/02/2007
        |       | 01/02/2007

    two rows of one, the number in capitals or not
    OC3 | CHILD
    !   | A1
        | B2
    !   | a1
";
