//! 8842Q: a review has a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8842Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The review has no date."),
    matters: "Whether a child on a plan was reviewed in time is counted from these dates.",
    mend: "Record the day of the review, or take the review out if it was not held.",
    source: "DfE children in need census validation rules, 8842Q",
    fields: &[reviews::review_date],
    reads: &[protection_plans::plan_id],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.protection_plans() {
        points_where(&plan.reviews, found, |row| row.review_date.day().is_none());
    }
}

const EXAMPLES: &str = "
    given
    ChildProtectionPlans | CPPID | CPPstartDate
                         | 1     | 2025-06-02
    Reviews | CPPID | CPPreviewDate
            | 1     | 2025-09-02

    none, and no date
    ChildProtectionPlans | CPPID | CPPstartDate
                         | 1     | 2025-06-02
    Reviews | CPPID | CPPreviewDate
            | 1     | 2025-09-02
    !       | 1     |
    !       | 1     | September
";
