//! 420: a short break is of no authority's placements.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "420",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "This is a short break, but it has a postcode from which an authority of placement is told.",
    ),
    matters: "Short breaks are not counted as being in care; a place given for one puts the child among those who have moved away.",
    mend: "Leave the postcode of the placement blank, or correct the legal status if the child is in care.",
    source: "DfE SSDA903 validation rules, 420",
    fields: &[episodes::pl_post, episodes::ls],
    reads: &[postcodes::pcd, postcodes::laua],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
            && child.of.placed_in(stay).is_some()
    });
}

const EXAMPLES: &str = "
    no postcode, or one of no authority; a child in care
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | LS | PL_POST
             | V3 |
             | V4 | ZZ4 4DD
             | C2 | ZZ1 1AA

    in a series and singly
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | LS | PL_POST
    !        | V3 | ZZ1 1AA
    !        | V4 | ZZ3 3CC
";
