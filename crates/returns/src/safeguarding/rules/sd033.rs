//! SD033: a child has one child protection plan at a time.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD033",
    level: Error,
    years: 2020..=NOW,
    says: Always("The plan began while another was running."),
    matters: "The child is counted twice among children on a plan, and this looks like a second plan, which says that the first did not keep them safe.",
    mend: "End the earlier plan on its true day, or take out the later one where only the category changed.",
    source: "Children in need census: plans do not overlap",
    fields: &[plans::cp_plan_start_date, plans::cp_plan_end_date],
    reads: &[plans::cp_plan_ola],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let own: Vec<_> = child
        .plans
        .iter()
        .filter(|plan| plan.cp_plan_ola.yes() != Some(true))
        .copied()
        .collect();
    overlapping(&own, found, |plan| {
        [
            plan.cp_plan_start_date.value(),
            plan.cp_plan_end_date.value(),
        ]
    });
}

const EXAMPLES: &str = "
    one after another; another council's plan beside
    cp_plans | start_date | end_date   | ola
             | 10/01/2024 | 10/09/2024 | N
             | 10/01/2025 |            | N
             | 10/02/2025 |            | Y

    one that was never ended
    cp_plans | start_date | end_date
             | 10/01/2024 |
    !        | 10/01/2025 |
";
