//! AA032: a decision for adoption is reversed on a day and for a reason.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA032",
    level: Error,
    years: 2020..=NOW,
    says: Always("A reversed decision has a date and a reason; one of them is missing."),
    matters: "With one missing it is not sure whether adoption is still the plan for the child.",
    mend: "Record both the day and the reason of the reversal; where the decision stands, clear whichever is there.",
    source: "Annex A: list 10",
    fields: &[adoption::reversed, adoption::reversal],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.adoption, found, |row| {
        row.reversed.is_given() != row.reversal.is_given()
    });
}

const EXAMPLES: &str = "
    standing, and reversed
    List 10 | No Longer be Placed | Reason Why
            |                     |
            | 05/01/2026          | RD3

    one without the other
    List 10 | No Longer be Placed | Reason Why
    !       | 05/01/2026          |
    !       |                     | RD3
";
