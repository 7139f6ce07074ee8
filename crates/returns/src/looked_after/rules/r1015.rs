//! 1015: a placement that the council itself provides, fostering and adoption apart, lies in its own area.
//!
//! A placement of which the area is not known does not lie there.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1015",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The placement is the council's own, but its postcode is not in the council's area.",
    ),
    matters: "Councils seldom run homes in another area: either the provider or the postcode is wrong, and a child counted as near may be far from home.",
    mend: "Check who provides the placement and its postcode.",
    source: "DfE SSDA903 validation rules, 1015",
    fields: &[episodes::pl_post, episodes::place_provider],
    reads: &[
        episodes::place,
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
        stay.place_provider.is(children::codes::Provider::PR1)
            && stay.place.is_given()
            && !stay
                .place
                .code()
                .is_some_and(|kind| kind.is_foster() || PlacementType::ADOPTERS.contains(&kind))
            && stay.ls.is_given()
            && !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
            && child.of.placed_inside(stay) != Some(true)
    });
}

const EXAMPLES: &str = "
    a home in the area; foster carers, another provider and a short break outside it
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PLACE | LS | PLACE_PROVIDER | PL_POST
             | K2    | C2 | PR1            | ZZ1 1AA
             | U6    | C2 | PR1            | ZZ2 2BB
             | K2    | C2 | PR2            | ZZ2 2BB
             | K2    | V3 | PR1            | ZZ2 2BB

    a home of its own in another area, or nobody knows where
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PLACE | LS | PLACE_PROVIDER | PL_POST
    !        | K2    | C2 | PR1            | ZZ2 2BB
    !        | K2    | C2 | PR1            | ZZ4 4DD
";
