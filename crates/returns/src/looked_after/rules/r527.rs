//! 527: the council itself (PR1) provides no placement with parents (P1), in health or nursing care (R2) or in a
//! young offender institution (R5).

use children::codes::Provider;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "527",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The council itself is named as the provider of a placement that it cannot provide (P1, R2 or R5).",
    ),
    matters: "Parents, nursing homes and prisons are not run by the council. One of the two is wrong, and with it where this child lives or who answers for it.",
    mend: "Correct the provider (PR0 for parents; PR3, PR4 or PR5 for R2 and R5), or the placement type.",
    source: "DfE SSDA903 validation rules, 527",
    fields: &[episodes::place, episodes::place_provider],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place_provider.is(Provider::PR1)
            && stay
                .place
                .is_one_of(&[PlacementType::P1, PlacementType::R2, PlacementType::R5])
    });
}

const EXAMPLES: &str = "
    another placement, or another provider
    Episodes | PLACE | PLACE_PROVIDER
             | U6    | PR1
             | P1    | PR0
             | R2    | PR3
             |       | PR1

    a placement that it cannot provide
    Episodes | PLACE | PLACE_PROVIDER
    !        | P1    | PR1
    !        | R2    | PR1
    !        | R5    | PR1
";
