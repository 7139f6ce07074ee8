//! 526: every placement has a provider, unless it is temporary (T0 to T4) or another placement (Z1; from 2025/26 Z11
//! to Z14).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "526",
    level: Error,
    years: 2023..=NOW,
    says: Always("The provider of the placement is missing."),
    matters: "It says whose home this is: the council's own, another's, or one that was bought. Who answers for the child's care there depends on it.",
    mend: "Record who provides the placement, PR0 to PR5.",
    source: "DfE SSDA903 validation rules, 526",
    fields: &[episodes::place, episodes::place_provider],
    reads: &[],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_2023)),
        (2026, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check_2023(child: &Child<'_>, found: &mut Found<'_>) {
    unprovided(&[PlacementType::Z1], child, found);
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unprovided(PlacementType::OTHER, child, found);
}

/// Points to placements without a provider, other than temporary ones and these.
fn unprovided(without: &[PlacementType], child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place_provider.is_blank() && !is_temporary(stay) && !stay.place.is_one_of(without)
    });
}

const EXAMPLES: &str = "
    a provider, or a placement that has none
    Episodes | PLACE | PLACE_PROVIDER
             | U6    | PR1
             | T4    |
             | Z14   |

    no provider
    Episodes | PLACE | PLACE_PROVIDER
    !        | U6    |
    !        | Z1    |
    !        |       |

    a provider, or a placement that has none (2025)
    Episodes | PLACE | PLACE_PROVIDER
             | K2    | PR4
             | Z1    |

    no provider (2025)
    Episodes | PLACE | PLACE_PROVIDER
    !        | K2    |
";
