//! 4009Q: no child in need plan ends after the child's death.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4009Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The child in need plan ends after the child died."),
    matters: "Days of help after a child's death are counted as help given. And the family may still be written to.",
    mend: "Look up the date of death first; then correct it, or the dates of the plan.",
    source: "DfE children in need census validation rules, 4009Q",
    fields: &[plans::end_date, identifiers::person_death_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    after_death(child, child.plans(), found, |plan| plan.end_date.day());
}

const EXAMPLES: &str = "
    on the day of death, and of a child who lives
    ChildIdentifiers | Child | PersonDeathDate
                     | 1     | 2025-06-02
                     | 2     |
    CINplanDates | Child | CINPlanEndDate
                 | 1     | 2025-06-02
                 | 2     | 2025-06-03

    the day after
    ChildIdentifiers | PersonDeathDate
    !                | 2025-06-02
    CINplanDates | CINPlanEndDate
    !            | 2025-06-03
";
