//! 158: help with substance misuse that was taken up is not answered for a second time as offered.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "158",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "It is said both that help with substance misuse was received and whether it was offered.",
    ),
    matters: "The second answer counts young people who turned help down. One who is getting help must not be counted among them.",
    mend: "Where help was received, leave the answer on the offer blank; where it was not, correct the first answer.",
    source: "DfE SSDA903 validation rules, 158",
    fields: &[oc2::intervention_received, oc2::intervention_offered],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| {
        row.intervention_received.is(Flag::Yes) && row.intervention_offered.is_given()
    });
}

const EXAMPLES: &str = "
    received and nothing said of an offer, or not received but offered
    OC2 | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
        | 1                     |
        | 0                     | 1

    received, and an answer on the offer
    OC2 | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
    !   | 1                     | 1
    !   | 1                     | 0
";
