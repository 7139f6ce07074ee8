//! 8910: a child protection plan has a latest category of abuse, one of the codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8910",
    level: Error,
    years: 2023..=NOW,
    says: Always("The latest category of abuse is missing, or is none of the codes."),
    matters: "The category says from what a child was protected by the latest conference. Without it the child is missing where harm is counted.",
    mend: "Record the category as it stands in the minutes, or have the export write its code.",
    source: "DfE children in need census validation rules, 8910",
    fields: &[protection_plans::latest_category],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.protection_plans() {
        if plan.latest_category.code().is_none() {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    two of the codes
    ChildProtectionPlans | CPPID | LatestCategoryOfAbuse
                         | 1     | NEG
                         | 2     | MUL

    none, one of no list, and a word
    ChildProtectionPlans | CPPID | LatestCategoryOfAbuse
    !                    | 1     |
    !                    | 2     | AAA
    !                    | 3     | Neglect
";
