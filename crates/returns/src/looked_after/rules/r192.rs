//! 192: where a child has a substance misuse problem, it is said whether they had help with it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "192",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child has a substance misuse problem, but it is not said whether they had help with it.",
    ),
    matters: "Once a problem is named, somebody should be helping. The answer shows whether anybody was.",
    mend: "Record whether help with the substance misuse was received (1) or not (0).",
    source: "DfE SSDA903 validation rules, 192",
    fields: &[oc2::substance_misuse, oc2::intervention_received],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| {
        row.substance_misuse.is(Flag::Yes) && row.intervention_received.is_blank()
    });
}

const EXAMPLES: &str = "
    an answer, or no problem
    OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED
        | 1                | 0
        | 1                | 1
        | 0                |
        |                  |

    a problem and no answer
    OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED
    !   | 1                |
";
