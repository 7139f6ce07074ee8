//! SD035: a review conference is held during the plan it reviews.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD035",
    level: Query,
    years: 2020..=NOW,
    says: Always("The review was held outside the plan it belongs to."),
    matters: "The review is not counted for the plan, so the plan looks overdue although the family has met, or has a review that it never had.",
    mend: "Link the review to the plan it looked at, or correct its date.",
    source: "Working Together: reviews of a plan",
    fields: &[plan_reviews::cp_review_date],
    reads: &[
        plan_reviews::cp_plan_id,
        plans::cp_plan_id,
        plans::cp_plan_start_date,
        plans::cp_plan_end_date,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let plans = by_key(&child.plans, |plan| plan.cp_plan_id.text());
    for review in &child.plan_reviews {
        let Some(held) = review.cp_review_date.value() else {
            continue;
        };
        let outside = |plan: &Plan| {
            plan.cp_plan_start_date
                .value()
                .is_some_and(|start| held < start)
                || plan.cp_plan_end_date.value().is_some_and(|end| held > end)
        };
        let own = plans.get(review.row().cp_plan_id.text());
        if own.is_some_and(|plans| plans.iter().all(|plan| outside(plan))) {
            found.at(review);
        }
    }
}

const EXAMPLES: &str = "
    the review that ends it
    cp_plans   | cp_plan_id | start_date | end_date
               | P1         | 10/01/2025 | 10/09/2025
    cp_reviews | cp_plan_id | review_date
               | P1         | 10/04/2025
               | P1         | 10/09/2025

    before it and after it
    cp_plans   | cp_plan_id | start_date | end_date
               | P1         | 10/01/2025 | 10/09/2025
    cp_reviews | cp_plan_id | review_date
    !          | P1         | 09/01/2025
    !          | P1         | 11/09/2025
";
