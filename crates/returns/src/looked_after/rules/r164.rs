//! 164: the distance from home is between 0 and 999.9 miles, unless the child is or was unaccompanied, or is on a short break.
//!
//! The distance is worked out from the two postcodes. Children who were unaccompanied last year are known by last year's table
//! where it was supplied. Doubtful: the department's text leaves short breaks out, the public tool does not; we follow the
//! text.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "164",
    level: Error,
    years: 2023..=NOW,
    says: Always("The distance between home and placement is not one that there can be."),
    matters: "How far children live from home is published for every council; a distance longer than the country spoils it for all.",
    mend: "Check the postcodes of home and placement.",
    source: "DfE SSDA903 validation rules, 164",
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
        !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
            && child
                .of
                .miles_from_home(stay)
                .is_some_and(|miles| !(0.0..=999.9).contains(&miles))
    });
}

const EXAMPLES: &str = "
    next door; too far, but a short break, or unaccompanied last year
    Postcodes | pcd     | oseast1m | osnrth1m
              | ZZ1 1AA | 400000   | 300000
              | ZZ9 9AA | 400000   | 1910000
    UASC_last | CHILD | SEX
              | 2     | M
    Episodes | CHILD | LS | HOME_POST | PL_POST
             | 1     | C2 | ZZ1 1AA   | ZZ1 1AA
             | 1     | V3 | ZZ1 1AA   | ZZ9 9AA
             | 2     | C2 | ZZ1 1AA   | ZZ9 9AA

    a thousand miles
    Postcodes | pcd     | oseast1m | osnrth1m
              | ZZ1 1AA | 400000   | 300000
              | ZZ9 9AA | 400000   | 1910000
    Episodes | LS | HOME_POST | PL_POST
    !        | C2 | ZZ1 1AA   | ZZ9 9AA
";
