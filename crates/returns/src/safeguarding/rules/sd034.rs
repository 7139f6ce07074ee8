//! SD034: a child protection visit is made under a plan.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD034",
    level: Query,
    years: 2020..=NOW,
    says: Always("No child protection plan was running on the day of this visit."),
    matters: "The visit counts for no plan: either the child was on one and is not counted so, or the plan looks unvisited when it was not.",
    mend: "Correct the date of the visit or the dates of the plan; a visit under another plan is to be recorded as such.",
    source: "Visits are made under a plan",
    fields: &[plan_visits::cp_visit_date],
    reads: &[plans::cp_plan_start_date, plans::cp_plan_end_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let running = Spans::of(
        child
            .plans
            .iter()
            .map(|row| [row.cp_plan_start_date.value(), row.cp_plan_end_date.value()]),
    );
    points_where(&child.plan_visits, found, |visit| {
        visit
            .cp_visit_date
            .value()
            .is_some_and(|on| !running.hold(on))
    });
}

const EXAMPLES: &str = "
    during a plan
    cp_plans  | start_date | end_date
              | 10/01/2025 | 10/09/2025
    cp_visits | visit_date
              | 20/01/2025

    between two plans
    cp_plans  | start_date | end_date
              | 10/01/2024 | 10/09/2024
              | 10/01/2025 |
    cp_visits | visit_date
    !         | 01/12/2024
";
