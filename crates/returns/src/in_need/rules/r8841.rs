//! 8841: a child protection plan is reviewed after it started.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8841",
    level: Error,
    years: 2023..=NOW,
    says: Always("A review is on or before the day the child protection plan started."),
    matters: "Reviews keep a plan going while a child is at risk. One before its start belongs to another plan, and this plan seems reviewed in time when it is not.",
    mend: "Correct the date of the review or the start of the plan, or move the review to the plan it was of.",
    source: "DfE children in need census validation rules, 8841",
    fields: &[protection_plans::start_date, reviews::review_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.protection_plans() {
        let Some(start) = plan.start_date.day() else {
            continue;
        };
        let is_early = |row: &Review| row.review_date.day().is_some_and(|day| day <= start);
        if point_any(plan.reviews.iter(), found, is_early) {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    the day after; and a plan without a start
    ChildProtectionPlans | CPPID | CPPstartDate
                         | 1     | 2025-06-02
                         | 2     |
    Reviews | CPPID | CPPreviewDate
            | 1     | 2025-06-03
            | 2     | 2025-06-02

    on the day: the second of two reviews
    ChildProtectionPlans | CPPID | CPPstartDate
    !                    | 1     | 2025-06-02
    Reviews | CPPID | CPPreviewDate
            | 1     | 2025-09-02
    !       | 1     | 2025-06-02
";
