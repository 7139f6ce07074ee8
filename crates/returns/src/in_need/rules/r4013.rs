//! 4013: a child in need plan that has ended did so within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4013",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child in need plan ends outside the year of the return."),
    matters: "The return is of one year. A plan that ended earlier is counted again, one that ends later is not over.",
    mend: "Leave a plan out that ended before the year; leave the end blank where it is still to come.",
    source: "DfE children in need census validation rules, 4013",
    fields: &[plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for plan in child.plans() {
        if is_outside(&plan.end_date, year) {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    the first and last day of the year, and open
    CINplanDates | CINPlanStartDate | CINPlanEndDate
                 | 2025-03-02       | 2025-04-01
                 | 2025-03-02       | 2026-03-31
                 | 2025-03-02       |

    the days before and after
    CINplanDates | CINPlanStartDate | CINPlanEndDate
    !            | 2025-03-02       | 2025-03-31
    !            | 2025-03-02       | 2026-04-01
    !            | 2025-03-02       | 9999-12-31
";
