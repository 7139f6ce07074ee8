//! 4017: no protection plan starts while a child in need plan is running.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4017",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child protection plan starts while the child is on a child in need plan."),
    matters: "A child is on one plan or the other. With both, nobody can say what protects the child, and the days of each are counted wrongly.",
    mend: "End the child in need plan on the day the child protection plan starts.",
    source: "DfE children in need census validation rules, 4017",
    fields: &[
        protection_plans::start_date,
        plans::start_date,
        plans::end_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    starting_within(
        found,
        (child.protection_plans().map(|plan| &plan.row), |plan| {
            plan.start_date.day()
        }),
        (child.plans(), |plan| {
            Some(half_open(plan.start_date.day()?, plan.end_date.day(), last))
        }),
    );
}

const EXAMPLES: &str = "
    on the day the child in need plan ends
    CINplanDates | CINPlanStartDate | CINPlanEndDate
                 | 2025-04-02       | 2025-06-02
    ChildProtectionPlans | CPPstartDate
                         | 2025-06-02

    the day before, and while it is open
    CINplanDates | Child | CINPlanStartDate | CINPlanEndDate
    !            | 1     | 2025-04-02       | 2025-06-02
    !            | 2     | 2025-04-02       |
    ChildProtectionPlans | Child | CPPstartDate
    !                    | 1     | 2025-06-01
    !                    | 2     | 2026-03-31
";
