//! SD043: a distance is a distance in miles.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD043",
    level: Error,
    years: 2020..=NOW,
    says: Always("The distance from home is below nought or longer than the country."),
    matters: "How far children live from home is averaged over all of them, and one impossible distance changes it for all.",
    mend: "Check both postcodes and have the distance worked out again, in miles.",
    source: "SSDA903: distance between home and placement, in miles",
    fields: &[placements::cla_placement_distance],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.placements, found, |placement| {
        placement
            .cla_placement_distance
            .value()
            .is_some_and(|miles| !is_unknown(miles) && !(0.0..=600.0).contains(&miles))
    });
}

/// What the return writes where a distance is not known: that is asked by SD044.
fn is_unknown(miles: f64) -> bool {
    (miles - 999.9).abs() < 0.01
}

const EXAMPLES: &str = "
    near, far, and not known
    cla_placement | distance
                  | 0
                  | 412.5
                  | 999.9

    further than anywhere
    cla_placement | distance
    !             | 4125
";
