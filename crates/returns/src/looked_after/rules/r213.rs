//! 213: a temporary placement has no provider; from 2025/26 neither have Z11 to Z14.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "213",
    level: Error,
    years: 2023..=NOW,
    says: From(&[
        (
            2023,
            "A provider is not asked for in a temporary placement.",
        ),
        (
            2026,
            "A provider is not asked for in a temporary placement or in one of type Z11 to Z14.",
        ),
    ]),
    matters: "A night in hospital is not bought from anybody. A provider there counts a placement that the council never made.",
    mend: "Take the provider out of this episode, or correct the placement type if it was an ordinary placement.",
    source: "DfE SSDA903 validation rules, 213",
    fields: &[episodes::place_provider],
    reads: &[episodes::place],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_2023)),
        (2026, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check_2023(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place_provider.is_given() && is_temporary(stay)
    });
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        let without = is_temporary(stay) || stay.place.is_one_of(PlacementType::OTHER);
        stay.place_provider.is_given() && without
    });
}

const EXAMPLES: &str = "
    no provider for a temporary stay, one for a foster home
    Episodes | PLACE | PLACE_PROVIDER
             | T4    |
             | Z11   |
             | U4    | PR3

    a provider for a temporary stay and for another placement
    Episodes | PLACE | PLACE_PROVIDER
    !        | T0    | PR2
    !        | T4    | PR1
    !        | Z14   | PR4

    another placement may have one (2025)
    Episodes | PLACE | PLACE_PROVIDER
             | Z1    | PR4
             | T2    |

    a provider for a temporary stay (2025)
    Episodes | PLACE | PLACE_PROVIDER
    !        | T2    | PR2
";
