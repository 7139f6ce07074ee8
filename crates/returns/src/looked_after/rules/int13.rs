//! INT13: a missing episode gives the date of birth that the header gives.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT13",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth on the missing episode is not the one in the header."),
    matters: "Two dates of birth are two children, or a child of the wrong age.",
    mend: "Find out which date is right, and use it on both.",
    source: "DfE SSDA903 validation rules, INT13",
    fields: &[missing::dob],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        row.dob.value().is_some_and(|born| {
            let mut header = child.this.header.iter().filter_map(|row| row.dob.value());
            header.any(|other| other != born)
        })
    });
}

const EXAMPLES: &str = "
    the same day, however it is written; or one of them not known
    Header | CHILD | DOB
           | 1     | 06/02/2012
           | 2     |
    Missing | CHILD | DOB
            | 1     | 2012-02-06
            | 1     |
            | 2     | 06/02/2012

    day and month the other way round
    Header | DOB
           | 06/02/2012
    Missing | DOB
    !       | 02/06/2012
";
