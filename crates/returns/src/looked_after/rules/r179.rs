//! 179: an episode, short breaks apart, says whether the child is placed within the council's area.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "179",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Whether the child is placed inside the council's area cannot be told from the postcode.",
    ),
    matters: "Children placed outside the area are seen less often and settle less well; how many they are must be known.",
    mend: "Enter the full postcode of the placement, or correct it.",
    source: "DfE SSDA903 validation rules, 179",
    fields: &[episodes::pl_post],
    reads: &[
        episodes::ls,
        authority::code,
        postcodes::pcd,
        postcodes::laua,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS) && child.of.placed_inside(stay).is_none()
    });
}

const EXAMPLES: &str = "
    inside, outside, in Scotland; a short break anywhere
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | LS | PL_POST
             | C2 | ZZ1 1AA
             | C2 | ZZ2 2BB
             | C2 | ZZ3 3CC
             | V4 |

    no postcode, and one of no authority
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | LS | PL_POST
    !        | C2 |
    !        | C2 | ZZ4 4DD
";
