//! 381: a temporary placement ends only with another episode (X1).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "381",
    level: Error,
    years: 2023..=NOW,
    says: Always("Care ends with a temporary placement."),
    matters: "A child on holiday or in hospital has a home to go back to. If care ended there, the leaving is counted from the wrong place.",
    mend: "Add the episode in which the child went back before leaving care, or correct the placement type.",
    source: "DfE SSDA903 validation rules, 381",
    fields: &[episodes::place, episodes::rec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        is_temporary(stay) && stay.rec.is_given() && !stay.rec.is(CeaseReason::X1)
    });
}

const EXAMPLES: &str = "
    back to the foster home; still away; left care from the foster home
    Episodes | PLACE | REC
             | T1    | X1
             | T2    |
             | U6    | E4A

    left care from a temporary placement
    Episodes | PLACE | REC
    !        | T0    | E4A
    !        | T4    | E3
";
