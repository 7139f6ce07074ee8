//! 8915: a child protection plan starts no later than the day of death.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8915",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child protection plan starts after the child died."),
    matters: "One of the dates is wrong, or the plan is that of a brother or sister.",
    mend: "Check the date of death against the notice of it, and whose plan this is.",
    source: "DfE children in need census validation rules, 8915",
    fields: &[protection_plans::start_date, identifiers::person_death_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let plans = child.protection_plans().map(|plan| &plan.row);
    after_death(child, plans, found, |row| row.start_date.day());
}

const EXAMPLES: &str = "
    on the day of death, and of a child who lives
    ChildIdentifiers | Child | PersonDeathDate
                     | 1     | 2025-06-02
                     | 2     |
    ChildProtectionPlans | Child | CPPstartDate
                         | 1     | 2025-06-02
                         | 2     | 2025-06-03

    the day after
    ChildIdentifiers | PersonDeathDate
    !                | 2025-06-02
    ChildProtectionPlans | CPPstartDate
    !                    | 2025-06-03
";
