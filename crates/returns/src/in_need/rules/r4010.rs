//! 4010: a child in need plan has a start, no later than the reference date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4010",
    level: Error,
    years: 2023..=NOW,
    says: Always("The start of the child in need plan is missing, or is after the reference date."),
    matters: "Without its start nobody can tell how long a child has been helped, or whether the plan belongs to this year.",
    mend: "Record the day on which the plan began; a plan that begins after the year belongs to the next return.",
    source: "DfE children in need census validation rules, 4010",
    fields: &[plans::start_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    for plan in child.plans() {
        if plan.start_date.day().is_none_or(|start| start > last) {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    on the reference date, and years before
    CINplanDates | CINPlanStartDate
                 | 2026-03-31
                 | 1999-01-30

    the day after, none, and no date
    CINplanDates | CINPlanEndDate | CINPlanStartDate
    !            |                | 2026-04-01
    !            | 2025-06-02     |
    !            | 2025-06-02     | 31/03/2026
";
