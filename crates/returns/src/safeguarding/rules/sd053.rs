//! SD053: a decision for adoption is reversed on a day and for a reason.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD053",
    level: Error,
    years: 2020..=NOW,
    says: Always("A reversed decision has a date and a reason; one of them is missing."),
    matters: "With one missing it is not sure whether adoption is still the plan for the child.",
    mend: "Record both the day and the reason of the reversal; where the decision stands, clear whichever is there.",
    source: "SSDA903: decision no longer to place for adoption",
    fields: &[
        permanence::decision_reversed_date,
        permanence::decision_reversed_reason,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.permanence, found, |row| {
        row.decision_reversed_date.is_given() != row.decision_reversed_reason.is_given()
    });
}

const EXAMPLES: &str = "
    not reversed, and reversed
    permanence | reversed_date | reversed_reason
               |               |
               | 10/01/2025    | RD3

    one without the other
    permanence | reversed_date | reversed_reason
    !          | 10/01/2025    |
    !          |               | RD3
";
