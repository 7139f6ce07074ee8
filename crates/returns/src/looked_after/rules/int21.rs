//! INT21: the sex of an unaccompanied child is the header's.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT21",
    level: Error,
    years: 2023..=NOW,
    says: Always("The sex in this row is not the one in the header."),
    matters: "Most children who come alone are boys; the few girls are at greater risk of being exploited, and one wrong code hides one of them.",
    mend: "Find out which is right, and make sure that the row is this child's.",
    source: "DfE SSDA903 validation rules, INT21",
    fields: &[uasc::sex],
    reads: &[header::sex],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.uasc, found, |row| {
        let mut headers = child
            .this
            .header
            .iter()
            .filter(|header| header.sex.is_given());
        row.sex.is_given() && headers.any(|header| header.sex != row.sex)
    });
}

const EXAMPLES: &str = "
    the same in capitals or not; missing on either side
    Header | CHILD | SEX
           | 1     | F
           | 2     |
    UASC   | CHILD | SEX
           | 1     | f
           | 1     |
           | 2     | M

    another
    Header | SEX
           | F
    UASC   | SEX
    !      | M
";
