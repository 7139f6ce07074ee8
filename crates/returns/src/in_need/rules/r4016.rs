//! 4016: no child in need plan starts while a protection plan is running.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4016",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child in need plan starts while the child is on a child protection plan."),
    matters: "A child is on one plan or the other. With both, nobody can say what protects the child, and the days of each are counted wrongly.",
    mend: "Start the child in need plan when the child protection plan ends, or correct the end of the protection plan.",
    source: "DfE children in need census validation rules, 4016",
    fields: &[
        plans::start_date,
        protection_plans::start_date,
        protection_plans::end_date,
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
        (child.plans(), |plan| plan.start_date.day()),
        (child.protection_plans().map(|plan| &plan.row), |plan| {
            Some(half_open(plan.start_date.day()?, plan.end_date.day(), last))
        }),
    );
}

const EXAMPLES: &str = "
    on the day the protection plan ends, before it, and after the year
    CINplanDates | Child | CINPlanStartDate
                 | 1     | 2025-06-02
                 | 1     | 2025-04-01
                 | 2     | 2026-04-01
    ChildProtectionPlans | Child | CPPstartDate | CPPendDate
                         | 1     | 2025-04-02   | 2025-06-02
                         | 2     | 2025-04-02   |

    on the day it starts, the day before it ends, and while it is open
    CINplanDates | Child | CINPlanStartDate
    !            | 1     | 2025-04-02
    !            | 1     | 2025-06-01
    !            | 2     | 2026-03-31
    ChildProtectionPlans | Child | CPPstartDate | CPPendDate
    !                    | 1     | 2025-04-02   | 2025-06-02
    !                    | 2     | 2025-04-02   |
";
