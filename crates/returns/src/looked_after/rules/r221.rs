//! 221: the placement of a child in a home or a school lies where the home is registered, short breaks apart.
//!
//! Asked of secure homes, children's homes, family centres and residential schools; of semi-independent living in 2024 alone,
//! and of supported accommodation from 2025.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "221",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The postcode of the placement is not that of the home with this registration number (URN).",
    ),
    matters: "Where a child lives decides who is told and who can reach them; one of the two says another house.",
    mend: "Check the address of the home in the inspectorate's list; correct the postcode, or the number.",
    source: "DfE SSDA903 validation rules, 221",
    fields: &[episodes::pl_post],
    reads: &[
        episodes::urn,
        episodes::ls,
        episodes::place,
        providers::urn,
        providers::postcode,
    ],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_2023)),
        (2024, Check::EachChild(check_2024)),
        (2025, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check_2023(child: &Child<'_>, found: &mut Found<'_>) {
    use PlacementType::{K1, K2, R3, S1};
    of_kinds(&[K1, K2, R3, S1], child, found);
}

fn check_2024(child: &Child<'_>, found: &mut Found<'_>) {
    use PlacementType::{H5, K1, K2, R3, S1};
    of_kinds(&[H5, K1, K2, R3, S1], child, found);
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    use PlacementType::{K1, K2, K3, R3, S1};
    of_kinds(&[K1, K2, K3, R3, S1], child, found);
}

/// Points to placements of these kinds that lie elsewhere than the home.
fn of_kinds(kinds: &[PlacementType], child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        let Some(urn) = registration(stay).filter(|_| stay.place.is_one_of(kinds)) else {
            return false;
        };
        stay.pl_post.is_given()
            && !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
            && !child
                .of
                .homes(urn)
                .any(|home| same_postcode(stay.pl_post.text(), home.postcode.text()))
    });
}

/// Whether two postcodes are the same, with spaces or without.
fn same_postcode(one: &str, other: &str) -> bool {
    let letters = |postcode: &str| postcode.split(' ').collect::<String>().to_ascii_uppercase();
    letters(one) == letters(other)
}

const EXAMPLES: &str = "
    the home's postcode, with a space or without; foster carers; a short break; no postcode
    Providers | URN  | POSTCODE
              | SC11 | ZZ1 1AA
    Episodes | LS | PLACE | PL_POST | URN
             | C2 | K2    | zz11aa  | SC11
             | C2 | U6    | ZZ2 2BB | SC11
             | V3 | K2    | ZZ2 2BB | SC11
             | C2 | K2    |         | SC11
             | C2 | K2    | ZZ2 2BB | XXXXXXX

    elsewhere, in a home and in supported accommodation
    Providers | URN  | POSTCODE
              | SC11 | ZZ1 1AA
    Episodes | LS | PLACE | PL_POST | URN
    !        | C2 | K2    | ZZ2 2BB | SC11
    !        | C2 | K3    | ZZ2 2BB | SC11

    semi-independent living was asked then, supported accommodation not yet (2024)
    Providers | URN  | POSTCODE
              | SC11 | ZZ1 1AA
    Episodes | LS | PLACE | PL_POST | URN
    !        | C2 | H5    | ZZ2 2BB | SC11
             | C2 | K3    | ZZ2 2BB | SC11

    where the home is (2024)
    Providers | URN  | POSTCODE
              | SC11 | ZZ1 1AA
    Episodes | LS | PLACE | PL_POST | URN
             | C2 | H5    | ZZ1 1AA | SC11

    neither was asked before that (2023)
    Providers | URN  | POSTCODE
              | SC11 | ZZ1 1AA
    Episodes | LS | PLACE | PL_POST | URN
             | C2 | H5    | ZZ2 2BB | SC11
             | C2 | K3    | ZZ2 2BB | SC11

    a residential school elsewhere (2023)
    Providers | URN  | POSTCODE
              | SC11 | ZZ1 1AA
    Episodes | LS | PLACE | PL_POST | URN
    !        | C2 | S1    | ZZ2 2BB | SC11
";
