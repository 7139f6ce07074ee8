//! 4011: a child in need plan ends no earlier than it starts.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4011",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child in need plan ends before it starts."),
    matters: "How long children are helped is counted from these two dates; here it would be less than nothing.",
    mend: "Correct the start or the end of the plan.",
    source: "DfE children in need census validation rules, 4011",
    fields: &[plans::start_date, plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.plans() {
        let (start, end) = (plan.start_date.day(), plan.end_date.day());
        if start.is_some() && end.is_some() && end < start {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    on the day it starts, and open
    CINplanDates | CINPlanStartDate | CINPlanEndDate
                 | 2025-06-02       | 2025-06-02
                 | 2025-06-02       |

    the day before
    CINplanDates | CINPlanStartDate | CINPlanEndDate
    !            | 2025-06-02       | 2025-06-01
";
