//! 8920: a child protection plan ends no later than the day of death.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8920",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child protection plan ends after the child died."),
    matters: "A plan ends when the child dies. Until its end the child is counted as one who is protected.",
    mend: "End the plan on the day of death, or correct that day.",
    source: "DfE children in need census validation rules, 8920",
    fields: &[protection_plans::end_date, identifiers::person_death_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let plans = child.protection_plans().map(|plan| &plan.row);
    after_death(child, plans, found, |row| row.end_date.day());
}

const EXAMPLES: &str = "
    on the day of death, and of a child who lives
    ChildIdentifiers | Child | PersonDeathDate
                     | 1     | 2025-06-02
                     | 2     |
    ChildProtectionPlans | Child | CPPendDate
                         | 1     | 2025-06-02
                         | 2     | 2025-06-03

    the day after
    ChildIdentifiers | PersonDeathDate
    !                | 2025-06-02
    ChildProtectionPlans | CPPendDate
    !                    | 2025-06-03
";
