//! 169: an episode, short breaks apart, says in which authority the child is placed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "169",
    level: Error,
    years: 2023..=NOW,
    says: Always("The authority in which the child is placed cannot be told from the postcode."),
    matters: "The council where a child lives must be told, and its schools and doctors are the child's; without it nobody there knows.",
    mend: "Enter the full postcode of the placement, or correct it.",
    source: "DfE SSDA903 validation rules, 169",
    fields: &[episodes::pl_post],
    reads: &[episodes::ls, postcodes::pcd, postcodes::laua],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
            && child.of.placed_in(stay).is_none()
    });
}

const EXAMPLES: &str = "
    in England and beyond; a short break anywhere
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | LS | PL_POST
             | C2 | ZZ2 2BB
             | C2 | ZZ3 3CC
             | V3 |

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
