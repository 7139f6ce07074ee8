//! 8720: a child protection plan has a start, no later than the reference date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8720",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The start of the child protection plan is missing, or is after the reference date.",
    ),
    matters: "How long a child has been on a plan, and whether it is of this year, is counted from its start.",
    mend: "Record the day of the conference that decided on the plan; one that starts after the year belongs to the next return.",
    source: "DfE children in need census validation rules, 8720",
    fields: &[protection_plans::start_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    for plan in child.protection_plans() {
        if plan.start_date.day().is_none_or(|day| day > last) {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    on the reference date, and years before
    ChildProtectionPlans | CPPID | CPPstartDate
                         | 1     | 2026-03-31
                         | 2     | 2019-03-01

    the day after, none, and no date
    ChildProtectionPlans | CPPID | CPPstartDate
    !                    | 1     | 2026-04-01
    !                    | 2     |
    !                    | 3     | 31/03/2026
";
