//! 529: another public body (PR3) provides no placement with parents (P1), adopters (A3 to A6) or foster carers (U1
//! to U6) and no children's home (K1, K2).

use children::codes::Provider;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "529",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Another public body is named as the provider of a placement that none provides: with parents, adopters or foster carers, or in a children's home.",
    ),
    matters: "Health trusts and prisons do not foster. Families counted as theirs are missing from the council's own, or from those of the agency that found them.",
    mend: "Correct the provider: PR0 for parents, PR1 or PR2 for a council's own, PR4 or PR5 for an agency's.",
    source: "DfE SSDA903 validation rules, 529",
    fields: &[episodes::place, episodes::place_provider],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place_provider.is(Provider::PR3)
            && stay.place.is_one_of(&[
                PlacementType::P1,
                PlacementType::A3,
                PlacementType::A4,
                PlacementType::A5,
                PlacementType::A6,
                PlacementType::K1,
                PlacementType::K2,
                PlacementType::U1,
                PlacementType::U2,
                PlacementType::U3,
                PlacementType::U4,
                PlacementType::U5,
                PlacementType::U6,
            ])
    });
}

const EXAMPLES: &str = "
    another placement, or another provider
    Episodes | PLACE | PLACE_PROVIDER
             | R2    | PR3
             | K3    | PR3
             | U6    | PR1
             | T1    | PR3

    a placement that it cannot provide
    Episodes | PLACE | PLACE_PROVIDER
    !        | P1    | PR3
    !        | A3    | PR3
    !        | A4    | PR3
    !        | A5    | PR3
    !        | A6    | PR3
    !        | K1    | PR3
    !        | K2    | PR3
    !        | U1    | PR3
    !        | U2    | PR3
    !        | U3    | PR3
    !        | U4    | PR3
    !        | U5    | PR3
    !        | U6    | PR3
";
