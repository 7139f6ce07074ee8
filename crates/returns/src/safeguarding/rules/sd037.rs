//! SD037: a plan has its categories of abuse.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD037",
    level: Error,
    years: 2020..=NOW,
    says: Always("The plan lacks its first or latest category of abuse."),
    matters: "Without it nobody can say what the child is protected from, nor how many are on a plan for neglect or harm of another kind.",
    mend: "Record the category that the first conference decided on, and the one the latest review kept or changed.",
    source: "Children in need census: category of abuse",
    fields: &[
        plans::cp_plan_initial_category,
        plans::cp_plan_latest_category,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.plans, found, |plan| {
        plan.cp_plan_initial_category.value().is_none()
            || plan.cp_plan_latest_category.value().is_none()
    });
}

const EXAMPLES: &str = "
    both are given
    cp_plans | initial_category | latest_category
             | NEG              | EMO

    one is not, or is no code
    cp_plans | initial_category | latest_category
    !        | NEG              |
    !        | XYZ              | NEG
";
