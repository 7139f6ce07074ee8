//! 8925: a child protection plan ends no earlier than it starts.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8925",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child protection plan ends before it starts."),
    matters: "How long children are on plans is counted from these dates; here it would be less than nothing.",
    mend: "Correct the start or the end from the minutes of the conferences.",
    source: "DfE children in need census validation rules, 8925",
    fields: &[protection_plans::start_date, protection_plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.protection_plans() {
        let end = plan.end_date.day();
        if end.is_some() && end < plan.start_date.day() {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    on one day, of which another rule speaks; and open
    ChildProtectionPlans | CPPID | CPPstartDate | CPPendDate
                         | 1     | 2025-06-02   | 2025-06-02
                         | 2     | 2025-06-02   |

    the day before
    ChildProtectionPlans | CPPID | CPPstartDate | CPPendDate
    !                    | 1     | 2025-06-02   | 2025-06-01
";
