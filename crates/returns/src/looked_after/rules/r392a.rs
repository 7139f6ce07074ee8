//! 392a: an episode has a distance from home, unless the child is or was unaccompanied, or is on a short break.
//!
//! The distance is worked out from the two postcodes. Children who were unaccompanied last year are known by last year's table
//! where it was supplied.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "392a",
    level: Error,
    years: 2023..=NOW,
    says: Always("How far from home the child is placed cannot be told from the postcodes."),
    matters: "Distance from home decides who can visit; children without one are left out of the figure, and the far ones are never seen in it.",
    mend: "Enter the full postcodes of home and placement, or correct them.",
    source: "DfE SSDA903 validation rules, 392a",
    fields: &[episodes::home_post, episodes::pl_post],
    reads: &[
        episodes::ls,
        uasc::sex,
        uasc::dob,
        uasc::duc,
        postcodes::pcd,
        postcodes::easting,
        postcodes::northing,
    ],
    needs: Needs::AllAnd(&[uasc_last::sex, uasc_last::dob, uasc_last::duc]),
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if known_as_unaccompanied(child) {
        return;
    }
    points_where(&child.this.episodes, found, |stay| {
        !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS) && child.of.miles_from_home(stay).is_none()
    });
}

const EXAMPLES: &str = "
    both postcodes known; a short break; unaccompanied, this year or last
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    UASC | CHILD | SEX
         | 2     | F
    UASC_last | CHILD | SEX
              | 3     | M
    Episodes | CHILD | LS | HOME_POST | PL_POST
             | 1     | C2 | ZZ1 1AA   | ZZ2 2BB
             | 1     | V3 | ZZ1 1AA   |
             | 2     | C2 |           | ZZ2 2BB
             | 3     | C2 |           | ZZ2 2BB

    one postcode blank, not in the list, or without a place on the map
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | LS | HOME_POST | PL_POST
    !        | C2 | ZZ1 1AA   |
    !        | C2 | ZZ8 8ZZ   | ZZ1 1AA
    !        | C2 | ZZ1 1AA   | ZZ4 4DD
";
