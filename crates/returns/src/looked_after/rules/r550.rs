//! 550: parents (PR0) provide only placements with parents (P1).

use children::codes::Provider;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "550",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Parents are named as the provider, but the child is not placed with their parents (P1).",
    ),
    matters: "A child counted as being with their parents is thought to be at home. This one lives with somebody else.",
    mend: "Correct the provider to who runs the placement, or the placement to P1 if the child lives with their parents.",
    source: "DfE SSDA903 validation rules, 550",
    fields: &[episodes::place, episodes::place_provider],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place_provider.is(Provider::PR0) && !stay.place.is(PlacementType::P1)
    });
}

const EXAMPLES: &str = "
    parents for a placement with parents; another provider elsewhere
    Episodes | PLACE | PLACE_PROVIDER
             | P1    | PR0
             | U6    | PR1
             |       |

    parents for another placement, or for none
    Episodes | PLACE | PLACE_PROVIDER
    !        | U3    | PR0
    !        | T3    | PR0
    !        |       | PR0
";
