//! 184: the decision to place for adoption is not before the birth.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "184",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The decision to place the child for adoption is dated before the child was born.",
    ),
    matters: "Plans are made before a birth, but this decision is made for a child who is there; the child would have waited longer than lived.",
    mend: "Check the day of the decision and the date of birth; most often the year of one of them is wrong.",
    source: "DfE SSDA903 validation rules, 184",
    fields: &[placed_adoption::date_placed],
    reads: &[placed_adoption::dob, header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.placed_adoption, found, |row| {
        let mut headers = child.this.header.iter();
        falls_before(&row.date_placed, &row.dob)
            || headers.any(|of| falls_before(&row.date_placed, &of.dob))
    });
}

const EXAMPLES: &str = "
    on the day of the birth
    Header         | DOB
                   | 20/04/2025
    PlacedAdoption | DATE_PLACED
                   | 20/04/2025

    on the day before
    Header         | DOB
                   | 20/04/2025
    PlacedAdoption | DATE_PLACED
    !              | 19/04/2025

    by the date of birth beside it, where the header has none
    Header         | DOB
                   |
    PlacedAdoption | DATE_PLACED | DOB
    !              | 19/04/2025  | 20/04/2025

    no date of birth to judge it by
    Header         | DOB
                   |
    PlacedAdoption | DATE_PLACED
                   | 19/04/2025
";
