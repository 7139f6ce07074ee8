//! AA038: a child protection plan has its categories.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA038",
    level: Error,
    years: 2020..=NOW,
    says: Always("The plan lacks its first or latest category of abuse."),
    matters: "Without it nobody can say what the child is protected from, nor how many are on a plan for neglect or harm of another kind.",
    mend: "Record the category that the first conference decided on, and the one the latest review kept or changed.",
    source: "Annex A: list 7",
    fields: &[plans::first_category, plans::latest_category],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.plans, found, |row| {
        row.first_category.value().is_none() || row.latest_category.value().is_none()
    });
}

const EXAMPLES: &str = "
    both
    List 7 | Initial Category | Latest Category
           | a) Neglect       | d) Emotional abuse

    one is missing
    List 7 | Initial Category | Latest Category
    !      | a) Neglect       |
";
