//! 193: without a substance misuse problem nothing is said of help with one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "193",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "No substance misuse problem is recorded, and yet it is said whether help with one was received or offered.",
    ),
    matters: "Either a child with a problem is not counted as having one, or help is counted that nobody needed.",
    mend: "If there is a problem, record it (1); if not, clear both answers on help.",
    source: "DfE SSDA903 validation rules, 193",
    fields: &[
        oc2::substance_misuse,
        oc2::intervention_received,
        oc2::intervention_offered,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| {
        (row.substance_misuse.is_blank() || row.substance_misuse.is(Flag::No))
            && (row.intervention_received.is_given() || row.intervention_offered.is_given())
    });
}

const EXAMPLES: &str = "
    help with a problem, and neither
    OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
        | 1                | 0                     | 1
        | 0                |                       |
        |                  |                       |

    help without a problem, or without a word of one
    OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
    !   | 0                | 0                     |
    !   |                  |                       | 1
";
