//! 8930: a child protection plan that has ended did so within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8930",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child protection plan ended outside the year of the return."),
    matters: "The return is of one year. A plan that ended earlier is counted again, one that ends later is not over.",
    mend: "Leave a plan out that ended before the year; leave the end blank where it came after it.",
    source: "DfE children in need census validation rules, 8930",
    fields: &[protection_plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for plan in child.protection_plans() {
        if is_outside(&plan.end_date, year) {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last day of the year, and open
    ChildProtectionPlans | CPPID | CPPstartDate | CPPendDate
                         | 1     | 2025-03-02   | 2025-04-01
                         | 2     | 2025-03-02   | 2026-03-31
                         | 3     | 2025-03-02   |

    the days before and after
    ChildProtectionPlans | CPPID | CPPstartDate | CPPendDate
    !                    | 1     | 2025-03-02   | 2025-03-31
    !                    | 2     | 2025-03-02   | 2026-04-01
";
