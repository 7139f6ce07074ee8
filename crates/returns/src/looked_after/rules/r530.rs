//! 530: a private provider (PR4) provides no placement with parents (P1).

use children::codes::Provider;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "530",
    level: Error,
    years: 2023..=NOW,
    says: Always("A private provider is named for a placement with parents (P1)."),
    matters: "Nobody is paid to be a child's parent. Counted as bought, this home turns a family into a firm.",
    mend: "Set the provider to PR0, or correct the placement type if the child lives elsewhere.",
    source: "DfE SSDA903 validation rules, 530",
    fields: &[episodes::place, episodes::place_provider],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place_provider.is(Provider::PR4) && stay.place.is_one_of(&[PlacementType::P1])
    });
}

const EXAMPLES: &str = "
    another placement, or another provider
    Episodes | PLACE | PLACE_PROVIDER
             | U6    | PR4
             | P1    | PR0

    a placement that it cannot provide
    Episodes | PLACE | PLACE_PROVIDER
    !        | P1    | PR4
";
