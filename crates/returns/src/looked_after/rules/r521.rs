//! 521: adoption is decided on no later than the day the child moves to adopters.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "521",
    level: Error,
    years: 2023..=NOW,
    says: Always("The decision for adoption is dated after the child was placed with adopters."),
    matters: "Nobody may be placed for adoption before it is decided; the order of the two is a safeguard for the child and for its parents.",
    mend: "Check the day of the decision against the first day with the adopters.",
    source: "DfE SSDA903 validation rules, 521",
    fields: &[ad1::date_int, episodes::place, episodes::decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_to_both(&child.this.ad1, &child.this.episodes, found, |row, stay| {
        with_adopters(stay) && falls_before(&stay.decom, &row.date_int)
    });
}

const EXAMPLES: &str = "
    decided on the day of the move
    Episodes | DECOM      | PLACE
             | 02/05/2025 | U6
             | 20/06/2025 | A6
    AD1      | DATE_INT
             | 20/06/2025

    decided on the day after; a later episode with the adopters is not at fault
    Episodes | DECOM      | PLACE
             | 02/05/2025 | U6
    !        | 20/06/2025 | A6
             | 01/10/2025 | A6
    AD1      | DATE_INT
    !        | 21/06/2025
";
