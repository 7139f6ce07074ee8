//! 218: an episode names the registered home, unless its kind of placement has none, it lies outside England or ended
//! before the year.
//!
//! An episode that ended before the year is not asked (the department's text says before 31 March 2015, which is before any
//! year that can be supplied now). The kinds of placement that have no number
//! changed in 2025 (supported and independent living are registered since) and in 2026 (other placements have four codes).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "218",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The placement needs the registration number (URN) of the home, and none is given.",
    ),
    matters: "It is the number that ties a child to the home and to what its inspectors found there.",
    mend: "Look the home up in the inspectorate's list and enter its number; where a home of this kind has none, enter XXXXXXX.",
    source: "DfE SSDA903 validation rules, 218",
    fields: &[episodes::urn],
    reads: &[
        episodes::place,
        episodes::dec,
        postcodes::pcd,
        postcodes::laua,
    ],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_2023)),
        (2025, Check::EachChild(check_2025)),
        (2026, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

/// Kinds of placement that have no registration number, whatever else is coded beside them.
macro_rules! unregistered {
    ($($kind:ident)*) => {
        &[
            PlacementType::P1,
            PlacementType::P3,
            PlacementType::R1,
            PlacementType::R2,
            PlacementType::R5,
            PlacementType::T0,
            PlacementType::T1,
            PlacementType::T2,
            PlacementType::T3,
            PlacementType::T4,
            $(PlacementType::$kind,)*
        ]
    };
}

const UNREGISTERED_2023: &[PlacementType] = unregistered!(H5 P2 Z1);
const UNREGISTERED_2025: &[PlacementType] = unregistered!(Z1);
const UNREGISTERED: &[PlacementType] = unregistered!(Z11 Z12 Z13 Z14);

fn check_2023(child: &Child<'_>, found: &mut Found<'_>) {
    needed_unless(UNREGISTERED_2023, child, found);
}

fn check_2025(child: &Child<'_>, found: &mut Found<'_>) {
    needed_unless(UNREGISTERED_2025, child, found);
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    needed_unless(UNREGISTERED, child, found);
}

/// Points to episodes without a number of a kind that is none of these.
fn needed_unless(unregistered: &[PlacementType], child: &Child<'_>, found: &mut Found<'_>) {
    let first = found.collection().first();
    points_where(&child.this.episodes, found, |stay| {
        stay.urn.is_blank()
            && !stay.place.is_one_of(unregistered)
            && (stay.dec.is_blank() || stay.dec.value() >= Some(first))
            && !matches!(
                child.of.placed_in(stay),
                Some("SCO" | "WAL" | "NIR")
            )
    });
}

const EXAMPLES: &str = "
    a number; kinds that have none; in Scotland; ended before the year
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PLACE | DEC        | PL_POST | URN
             | K2    |            | ZZ2 2BB | SC999999
             | P1    |            | ZZ2 2BB |
             | Z13   |            | ZZ2 2BB |
             | K2    |            | ZZ3 3CC |
             | K2    | 31/03/2025 | ZZ2 2BB |

    a home, supported accommodation, and nobody knows where
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PLACE | DEC        | PL_POST | URN
    !        | K2    |            | ZZ2 2BB |
    !        | K3    | 01/04/2025 | ZZ2 2BB |
    !        | U6    |            |         |

    other placements, while they had one code (2025)
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PLACE | PL_POST | URN
             | Z1    | ZZ2 2BB |

    semi-independent living, registered since (2025)
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PLACE | PL_POST | URN
    !        | H5    | ZZ2 2BB |
    !        | P2    | ZZ2 2BB |

    semi-independent living, before it was registered (2024)
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PLACE | PL_POST | URN
             | H5    | ZZ2 2BB |
             | P2    | ZZ2 2BB |

    foster carers without a number (2024)
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | PLACE | PL_POST | URN
    !        | U6    | ZZ2 2BB |
";
