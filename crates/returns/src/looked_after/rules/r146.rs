//! 146: the kind of placement is one of the codes of the year.
//!
//! K3 (supported accommodation) is a code since 2023/24. In 2025/26 Z11 to Z14 take the place of Z1, and H5 and P2
//! go. The lists of 2022/23 and 2025/26 are as the public checks have them; for K3 in 2023/24 and 2024/25, where
//! their list lacks it and their rule 503D asks for it, we follow 503D.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "146",
    level: Error,
    years: 2023..=NOW,
    says: From(&[
        (
            2023,
            "The placement type is not one of the codes of the return.",
        ),
        (
            2024,
            "The placement type is not one of the codes of this year; K3 is one of them now.",
        ),
        (
            2026,
            "The placement type is not one of the codes of this year: H5, P2 and Z1 are none of them any more.",
        ),
    ]),
    matters: "Where a child sleeps is the first thing anybody asks. An unknown code hides whether this is a family, a children's home or a place that nobody inspects.",
    mend: "Choose the placement type that is valid this year. For a stay once coded Z1 use Z11 to Z14, and for supported accommodation K3.",
    source: "DfE SSDA903 validation rules, 146",
    fields: &[episodes::place],
    reads: &[],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_2023)),
        (2024, Check::EachChild(check_2024)),
        (2026, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

use PlacementType::{H5, K3, P2, Z1, Z11, Z12, Z13, Z14};

fn check_2023(child: &Child<'_>, found: &mut Found<'_>) {
    placed_outside(&[K3, Z11, Z12, Z13, Z14], child, found);
}

fn check_2024(child: &Child<'_>, found: &mut Found<'_>) {
    placed_outside(PlacementType::OTHER, child, found);
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    placed_outside(&[H5, P2, Z1], child, found);
}

/// Points to placements of no known kind, and of kinds that are not those of the year.
fn placed_outside(not: &[PlacementType], child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place.is_unreadable() || stay.place.is_one_of(not)
    });
}

const EXAMPLES: &str = "
    codes of the year, in capitals or not, or none
    Episodes | PLACE
             | U6
             | k3
             | Z14
             |

    codes of former years, and one that never was
    Episodes | PLACE
    !        | H5
    !        | P2
    !        | Z1
    !        | R4

    supported accommodation, and the codes that went later (2025)
    Episodes | PLACE
             | K3
             | H5
             | Z1

    codes that came later (2025)
    Episodes | PLACE
    !        | Z11
    !        | A2

    codes of the year (2023)
    Episodes | PLACE
             | H5
             | P2
             | Z1

    codes that came later (2023)
    Episodes | PLACE
    !        | K3
    !        | Z12
";
