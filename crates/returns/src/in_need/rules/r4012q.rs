//! 4012Q: a child in need plan lasts longer than the day it starts.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4012Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The child in need plan starts and ends on one day."),
    matters: "No family is helped in a day. More often the plan was opened by mistake, or a date was copied.",
    mend: "Look whether there was a plan at all, and correct its dates or take it out.",
    source: "DfE children in need census validation rules, 4012Q",
    fields: &[plans::start_date, plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.plans() {
        let (start, end) = (plan.start_date.day(), plan.end_date.day());
        if start.is_some() && end.is_some() && end == start {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    a day longer, and open
    CINplanDates | CINPlanStartDate | CINPlanEndDate
                 | 2025-06-02       | 2025-06-03
                 | 2025-06-02       |

    one day
    CINplanDates | CINPlanStartDate | CINPlanEndDate
    !            | 2025-06-02       | 2025-06-02
";
