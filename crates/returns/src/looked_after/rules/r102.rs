//! 102: the date of birth is given and can be read.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "102",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth is missing or is no date."),
    matters: "Every age is counted from it: when reviews are due, which placements are allowed, when care ends. Without it most other checks pass over the child.",
    mend: "Enter the date of birth in the child's record as day, month and four-digit year.",
    source: "DfE SSDA903 validation rules, 102",
    fields: &[header::dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| row.dob.value().is_none());
}

const EXAMPLES: &str = "
    a date
    Header | DOB
           | 07/11/2014

    nothing, a day that never was, and a year of two digits
    Header | DOB
    !      |
    !      | 31/06/2014
    !      | 07/11/14
";
