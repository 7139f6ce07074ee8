//! 8840: a child protection plan lasts longer than a day.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8840",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child protection plan starts and ends on one day."),
    matters: "A conference does not end on the day the plan that it decided on. A plan of no length is most likely a slip, and is counted as a plan.",
    mend: "Correct the dates, or take the plan out if the conference decided on none.",
    source: "DfE children in need census validation rules, 8840",
    fields: &[protection_plans::start_date, protection_plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.protection_plans() {
        let start = plan.start_date.day();
        if start.is_some() && start == plan.end_date.day() {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    ended the next day, and open
    ChildProtectionPlans | CPPID | CPPstartDate | CPPendDate
                         | 1     | 2025-06-02   | 2025-06-03
                         | 2     | 2025-09-02   |
                         | 3     |              |

    on one day
    ChildProtectionPlans | CPPID | CPPstartDate | CPPendDate
    !                    | 1     | 2025-06-02   | 2025-06-02
";
