//! 411: a placement that is said to lie inside the council's area is in its authority.
//!
//! Both are worked out from the one postcode of the placement, so they cannot disagree, and this finds nothing in a return that
//! is supplied as tables or in the form of today. It is kept because it is one of the published rules.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "411",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The placement is said to lie inside the council's area, but its authority is another.",
    ),
    matters: "Inside and outside are counted apart; a child counted as near while living far away is one whose distance nobody sees.",
    mend: "Correct the postcode of the placement.",
    source: "DfE SSDA903 validation rules, 411",
    fields: &[episodes::pl_post],
    reads: &[authority::code, postcodes::pcd, postcodes::laua],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        child.of.placed_inside(stay) == Some(true) && child.of.placed_in(stay).is_none()
    });
}

const EXAMPLES: &str = "
    inside, outside, and not known
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PL_POST
             | ZZ1 1AA
             | ZZ2 2BB
             | ZZ4 4DD
";
