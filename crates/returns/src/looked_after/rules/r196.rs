//! 196: the reason for no strengths and difficulties score is one of the five codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "196",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The reason why there is no strengths and difficulties score is not one of SDQ1 to SDQ5.",
    ),
    matters: "The reasons show where scores get lost: forms not sent back, carers who refuse, children for whom it does not fit. An unknown code shows nothing.",
    mend: "Choose the reason again from the list SDQ1 to SDQ5.",
    source: "DfE SSDA903 validation rules, 196",
    fields: &[oc2::sdq_reason],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| row.sdq_reason.is_unreadable());
}

const EXAMPLES: &str = "
    the first and last of the codes, in capitals or not, or none
    OC2 | SDQ_REASON
        | SDQ1
        | sdq5
        |

    other codes
    OC2 | SDQ_REASON
    !   | SDQ0
    !   | SDQ6
    !   | REFUSED
";
