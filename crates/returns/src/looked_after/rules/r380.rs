//! 380: a temporary placement begins with P or B: the child comes to it from another.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "380",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The temporary placement does not begin with a change of placement and carer (P or B).",
    ),
    matters: "A child cannot be away for a while from a placement they never had. Either the home they came from is missing, or this was their first placement.",
    mend: "Set the reason for the new episode to P or B, or give the first placement its own type.",
    source: "DfE SSDA903 validation rules, 380",
    fields: &[episodes::place, episodes::rne],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        is_temporary(stay) && !stay.rne.is_one_of(&[StartReason::P, StartReason::B])
    });
}

const EXAMPLES: &str = "
    to hospital from a foster home; into care with foster carers
    Episodes | PLACE | RNE
             | T1    | P
             | T0    | B
             | U6    | S

    into care in a temporary placement, with the same carer, or for no reason
    Episodes | PLACE | RNE
    !        | T0    | S
    !        | T4    | T
    !        | T2    |
";
