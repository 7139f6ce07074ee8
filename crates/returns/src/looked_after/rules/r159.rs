//! 159: where a child with a substance misuse problem had no help, it is said whether help was offered.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "159",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child has a substance misuse problem and had no help, but it is not said whether help was offered.",
    ),
    matters: "A young person who refused help needs another approach; one who was never offered any was let down. Only this answer tells them apart.",
    mend: "Record whether help with the substance misuse was offered (1) or not (0).",
    source: "DfE SSDA903 validation rules, 159",
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
        row.substance_misuse.is(Flag::Yes)
            && row.intervention_received.is(Flag::No)
            && row.intervention_offered.is_blank()
    });
}

const EXAMPLES: &str = "
    no help, and it is said that it was or was not offered
    OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
        | 1                | 0                     | 1
        | 1                | 0                     | 0
        | 1                | 1                     |
        | 0                | 0                     |

    no help, and nothing said of an offer
    OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
    !   | 1                | 0                     |
";
