//! 4008: no child in need plan starts after the child's death.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4008",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child in need plan starts after the child died."),
    matters: "A death is the gravest thing a return can say of a child. Dates that contradict it have to be put right before anything is said of that child.",
    mend: "Look up the date of death first; then correct it, or the dates of the plan.",
    source: "DfE children in need census validation rules, 4008",
    fields: &[plans::start_date, identifiers::person_death_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    after_death(child, child.plans(), found, |plan| plan.start_date.day());
}

const EXAMPLES: &str = "
    on the day of death, and of a child who lives
    ChildIdentifiers | Child | PersonDeathDate
                     | 1     | 2025-06-02
                     | 2     |
    CINplanDates | Child | CINPlanStartDate
                 | 1     | 2025-06-02
                 | 2     | 2025-06-03

    the day after
    ChildIdentifiers | PersonDeathDate
    !                | 2025-06-02
    CINplanDates | CINPlanStartDate
    !            | 2025-06-03
";
