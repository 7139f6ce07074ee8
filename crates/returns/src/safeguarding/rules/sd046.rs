//! SD046: a review of care says when it was due.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD046",
    level: Query,
    years: 2020..=NOW,
    says: Always("The review has no due date, so nobody can say whether it was in time."),
    matters: "A review that is late cannot be told from one in time, and the child's next review may be missed.",
    mend: "Record when the review was due: 20 working days after entering care for the first, then three months, then every six months.",
    source: "Standard Safeguarding Dataset 1.4: looked after reviews",
    fields: &[care_reviews::cla_review_due_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.care_reviews, found, |review| {
        !review.cla_review_due_date.is_given()
    });
}

const EXAMPLES: &str = "
    due and held
    cla_reviews | due_date   | review_date
                | 10/09/2025 | 08/09/2025

    held, nobody knows when it was due
    cla_reviews | due_date   | review_date
    !           |            | 08/09/2025
";
