//! 143: the reason for a new episode is one of the six codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "143",
    level: Error,
    years: 2023..=NOW,
    says: Always("The reason for the new episode is not one of the codes S, L, P, T, U and B."),
    matters: "This code tells a child who came into care from one who only moved or got another order. Without it nobody knows how many came in.",
    mend: "Choose the reason that fits: S where the child started to be looked after, otherwise what changed (L, P, T, U or B).",
    source: "DfE SSDA903 validation rules, 143",
    fields: &[episodes::rne],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| stay.rne.is_unreadable());
}

const EXAMPLES: &str = "
    each code, in capitals or not, or none
    Episodes | RNE
             | S
             | L
             | P
             | T
             | u
             | B
             | 

    another letter, two codes at once
    Episodes | RNE
    !        | X
    !        | PL
";
