//! INT11: the date of birth is the same in the header and with the adoption.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT11",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth given with the adoption is not the one in the header."),
    matters: "Age at adoption is published. With two dates of birth a child is adopted at two ages, and may be two children.",
    mend: "Find out which is right from the birth certificate, and put it into both places.",
    source: "DfE SSDA903 validation rules, INT11",
    fields: &[ad1::dob],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| {
        let headers = &child.this.header;
        headers.iter().any(|of| differ(&row.dob, &of.dob))
    });
}

const EXAMPLES: &str = "
    the same day, written in two ways
    Header | DOB
           | 04/01/2022
    AD1 | DOB
        | 4/1/2022

    the day and the month exchanged
    Header | DOB
           | 04/01/2022
    AD1 | DOB
    !   | 01/04/2022

    none in one of them
    Header | DOB
           | 04/01/2022
    AD1 | DOB
        |
";
