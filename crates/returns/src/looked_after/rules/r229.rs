//! 229: a home of the council itself lies in its own area, and a home of another council does not.
//!
//! Where a home lies is told by its postcode in the list of providers. A home of which that is not known does not lie in the
//! council's area.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "229",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Whether the council itself or another one provides the placement does not fit where the home is.",
    ),
    matters: "It says who is answerable for the home, and whether the child is near to those who know them.",
    mend: "Check in the inspectorate's list who runs the home and where; correct the provider (PR1, PR2) or the number.",
    source: "DfE SSDA903 validation rules, 229",
    fields: &[episodes::urn, episodes::place_provider],
    reads: &[
        providers::urn,
        providers::postcode,
        authority::code,
        postcodes::pcd,
        postcodes::laua,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    use children::codes::Provider::{PR1, PR2};
    points_where(&child.this.episodes, found, |stay| {
        let (own, another) = (stay.place_provider.is(PR1), stay.place_provider.is(PR2));
        let Some(urn) = registration(stay).filter(|_| own || another) else {
            return false;
        };
        let inside = child
            .of
            .homes(urn)
            .any(|home| child.of.lies_inside(home.postcode.text()) == Some(true));
        inside == another
    });
}

const EXAMPLES: &str = "
    a home of its own inside, one of another council outside; a private one anywhere
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Providers | URN  | POSTCODE
              | SC11 | ZZ1 1AA
              | SC12 | ZZ2 2BB
    Episodes | PLACE_PROVIDER | URN
             | PR1            | SC11
             | PR2            | SC12
             | PR4            | SC11

    the other way round; nobody knows where
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Providers | URN  | POSTCODE
              | SC11 | ZZ1 1AA
              | SC12 | ZZ2 2BB
              | SC13 |
    Episodes | PLACE_PROVIDER | URN
    !        | PR1            | SC12
    !        | PR2            | SC11
    !        | PR1            | SC13
";
