//! 406: a child who is or was unaccompanied and seeking asylum has no distance from home.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "406",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child came to this country alone, but has a distance from home."),
    matters: "Home is not in this country; a distance from the place where the child was found would be counted among those of children with a home here.",
    mend: "Leave the postcode of the home blank.",
    source: "DfE SSDA903 validation rules, 406",
    fields: &[episodes::home_post, episodes::pl_post],
    reads: &[
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
    if !known_as_unaccompanied(child) {
        return;
    }
    points_where(&child.this.episodes, found, |stay| {
        child.of.miles_from_home(stay).is_some()
    });
}

const EXAMPLES: &str = "
    no postcode of a home; a child with a home here
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    UASC | CHILD | SEX
         | 1     | F
    Episodes | CHILD | HOME_POST | PL_POST
             | 1     |           | ZZ2 2BB
             | 2     | ZZ1 1AA   | ZZ2 2BB

    unaccompanied this year, and last
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    UASC | CHILD | SEX
         | 1     | F
    UASC_last | CHILD | SEX
              | 2     | F
    Episodes | CHILD | HOME_POST | PL_POST
    !        | 1     | ZZ1 1AA   | ZZ2 2BB
    !        | 2     | ZZ1 1AA   | ZZ2 2BB
";
