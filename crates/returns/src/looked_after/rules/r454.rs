//! 454: the placement is no more than 350 miles from home.
//!
//! The department lets a distance of 999.9 miles pass, which stands there for one that is not known; here one that is not
//! known is none, and a distance worked out from the grid is judged whatever it is.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "454",
    level: Error,
    years: 2026..=NOW,
    says: Always("The placement is more than 350 miles from home."),
    matters: "That is farther than from one end of England to the other: mostly a mistyped postcode, and if it is true, a child whom nobody can visit.",
    mend: "Check both postcodes; leave that of the home blank for a child who came to this country alone.",
    source: "DfE SSDA903 validation rules, 454",
    fields: &[episodes::home_post, episodes::pl_post],
    reads: &[postcodes::pcd, postcodes::easting, postcodes::northing],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        child
            .of
            .miles_from_home(stay)
            .is_some_and(|miles| miles > 350.0)
    });
}

const EXAMPLES: &str = "
    350 miles, and not known
    Postcodes | pcd     | oseast1m | osnrth1m
              | ZZ1 1AA | 0        | 0
              | ZZ2 2BB | 0        | 563255
    Episodes | HOME_POST | PL_POST
             | ZZ1 1AA   | ZZ2 2BB
             |           | ZZ2 2BB

    a tenth more
    Postcodes | pcd     | oseast1m | osnrth1m
              | ZZ1 1AA | 0        | 0
              | ZZ2 2BB | 0        | 563416
    Episodes | HOME_POST | PL_POST
    !        | ZZ1 1AA   | ZZ2 2BB
";
