//! SD044: the distance of a placement is known.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD044",
    level: Query,
    years: 2020..=NOW,
    says: Always("The distance is 999.9, which stands for one that is not known."),
    matters: "A child far from home may lie behind the number: they are missing from what is counted of children placed over 20 miles away.",
    mend: "Record the postcode of the home and of the placement, and have the distance worked out again; it stays only for a home abroad or not known.",
    source: "SSDA903: 999.9 where home or placement has no postcode in the country",
    fields: &[placements::cla_placement_distance],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.placements, found, |placement| {
        let unknown = |miles: f64| (miles - 999.9).abs() < 0.01;
        placement
            .cla_placement_distance
            .value()
            .is_some_and(unknown)
    });
}

const EXAMPLES: &str = "
    twelve miles
    cla_placement | distance
                  | 12.3
                  |

    not known
    cla_placement | distance
    !             | 999.9
";
