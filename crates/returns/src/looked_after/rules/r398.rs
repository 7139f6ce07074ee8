//! 398: short breaks (V3, V4) carry no postcode of home or placement.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "398",
    level: Error,
    years: 2023..=NOW,
    says: Always("A postcode is given for a short break, where no distance is measured."),
    matters: "Distance is asked for children who live away from home. Breaks would make them all look nearer than they are.",
    mend: "Take both postcodes out, or correct the legal status if this was no short break.",
    source: "DfE SSDA903 validation rules, 398",
    fields: &[episodes::ls, episodes::home_post, episodes::pl_post],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        is_short_break(stay) && (stay.home_post.is_given() || stay.pl_post.is_given())
    });
}

const EXAMPLES: &str = "
    a break without, a child in care with
    Episodes | LS | HOME_POST | PL_POST
             | V3 |           |
             | C2 | M2 3RT    | M8 5RB

    a break with one or both
    Episodes | LS | HOME_POST | PL_POST
    !        | V3 | M2 3RT    | M8 5RB
    !        | V4 | M2 3RT    |
    !        | V4 |           | M8 5RB
";
