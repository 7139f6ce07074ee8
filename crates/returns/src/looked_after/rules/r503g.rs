//! 503G: the episode that the year begins with is as far from home as it was last year.
//!
//! Distances are known to a tenth of a mile; 0.2 apart or more, or one known and the other not, is another distance.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503G",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The distance from home is not the one that last year's return ended with for this child.",
    ),
    matters: "A distance that changes while nobody moves is a mistyped postcode in one of the years, and the published figure follows it.",
    mend: "Compare the postcodes of home and placement with last year's, and correct the one that changed.",
    source: "DfE SSDA903 validation rules, 503G",
    fields: &[episodes::home_post, episodes::pl_post],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes_last::home_post,
        episodes_last::pl_post,
        postcodes::pcd,
        postcodes::easting,
        postcodes::northing,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_carried_over(child, found, |now, before| {
        !farther_or_nearer(
            child.of.miles_from_home(now),
            child.of.miles_from_home(before),
        )
    });
}

const EXAMPLES: &str = "
    as far; not known in either year; last year ended with care
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes_last | CHILD | DECOM      | DEC        | HOME_POST | PL_POST  
                  | 1     | 20/02/2025 |            | ZZ1 1AA   | ZZ2 2BB  
                  | 2     | 20/02/2025 |            |           | ZZ2 2BB  
                  | 3     | 20/02/2025 | 10/03/2025 | ZZ1 1AA   | ZZ2 2BB  
    Episodes | CHILD | DECOM      | HOME_POST | PL_POST  
             | 1     | 20/02/2025 | ZZ2 2BB   | ZZ1 1AA  
             | 2     | 20/02/2025 | ZZ1 1AA   |          
             | 3     | 10/03/2025 | ZZ1 1AA   | ZZ1 1AA  

    nearer; known only now; known only then
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes_last | CHILD | DECOM      | DEC        | HOME_POST | PL_POST  
                  | 1     | 20/02/2025 |            | ZZ1 1AA   | ZZ2 2BB  
                  | 2     | 20/02/2025 |            |           | ZZ2 2BB  
                  | 3     | 20/02/2025 |            | ZZ1 1AA   | ZZ2 2BB  
    Episodes | CHILD | DECOM      | HOME_POST | PL_POST  
    !        | 1     | 20/02/2025 | ZZ1 1AA   | ZZ1 1AA  
    !        | 2     | 20/02/2025 | ZZ1 1AA   | ZZ2 2BB  
    !        | 3     | 20/02/2025 |           | ZZ2 2BB  
";
