//! 8730: it is said how many plans a child was on before.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8730",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The number of earlier child protection plans is missing, is below nought or is no number.",
    ),
    matters: "Children who come back to a plan were not safe after the one before. Who they are is known from this number alone.",
    mend: "Count the earlier plans of the child, those of other authorities too, and record the number; 0 where there was none.",
    source: "DfE children in need census validation rules, 8730",
    fields: &[protection_plans::previous_plans],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.protection_plans() {
        if plan.previous_plans.value().is_none_or(|plans| plans < 0) {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    none, and two
    ChildProtectionPlans | CPPID | NumberOfPreviousCPP
                         | 1     | 0
                         | 2     | 2

    missing, below nought, and a word
    ChildProtectionPlans | CPPID | NumberOfPreviousCPP
    !                    | 1     |
    !                    | 2     | -1
    !                    | 3     | two
";
