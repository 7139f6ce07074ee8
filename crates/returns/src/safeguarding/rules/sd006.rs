//! SD006: a plan that a visit or review names is among the plans.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD006",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child protection plan this belongs to is not among the plans."),
    matters: "A visit or review that belongs to no plan does not count for the child's plan, which then looks as if nobody had come.",
    mend: "Link the visit or review to the plan under which it took place, or bring the missing plan into the extract.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[plan_visits::cp_plan_id, plan_reviews::cp_plan_id],
    reads: &[plans::cp_plan_id],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    let plans = names(&all.plans, |row| row.cp_plan_id.text());
    unknown(
        &plans,
        &all.plan_visits,
        found,
        |row| row.cp_plan_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &plans,
        &all.plan_reviews,
        found,
        |row| row.cp_plan_id.text(),
        |row| row.person_id.text(),
    );
}

const EXAMPLES: &str = "
    a visit under a plan
    cp_plans  | cp_plan_id
              | P1
    cp_visits | cp_plan_id | visit_date
              | P1         | 01/09/2025

    a visit and a review under plans that are not there
    cp_plans   | cp_plan_id
               | P1
    cp_visits  | cp_plan_id | visit_date
    !          | P2         | 01/09/2025
    cp_reviews | cp_plan_id | review_date
    !          | P3         | 01/09/2025
";
