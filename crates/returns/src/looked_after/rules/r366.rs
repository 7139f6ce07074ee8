//! 366: each short break of a series (V3) begins with S.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "366",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The short break (V3) does not begin with the child starting to be looked after (S).",
    ),
    matters: "A break is one stay with one carer. If this child was passed on in the middle of it, that was not what the family agreed to.",
    mend: "Set the reason for the new episode to S; if the child did move during the break, correct the legal status.",
    source: "DfE SSDA903 validation rules, 366",
    fields: &[episodes::rne],
    reads: &[episodes::ls],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.ls.is(LegalStatus::V3) && !stay.rne.is(StartReason::S)
    });
}

const EXAMPLES: &str = "
    a break that begins with S; a move of a child in care
    Episodes | LS | RNE
             | V3 | S
             | V4 | P
             | C2 | P

    a break that begins with a move, or with no reason
    Episodes | LS | RNE
    !        | V3 | P
    !        | V3 |
";
