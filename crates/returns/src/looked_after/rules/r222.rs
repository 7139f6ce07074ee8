//! 222: a placement of a kind that is not registered has no URN, or the filler XXXXXXX.
//!
//! P2 leaves the list in 2024/25 and H5 in 2023/24; Z11 to Z14 take the place of Z1 in 2025/26.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "222",
    level: Error,
    years: 2023..=NOW,
    says: Always("A URN is given for a placement of a kind that has none."),
    matters: "A registered number says that somebody inspects this home. Here it would vouch for a place that nobody looks at.",
    mend: "Take the URN out, or correct the placement type if the child lives in a registered home.",
    source: "DfE SSDA903 validation rules, 222",
    fields: &[episodes::urn],
    reads: &[episodes::place],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_2023)),
        (2024, Check::EachChild(check_2024)),
        (2025, Check::EachChild(check_2025)),
        (2026, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

use PlacementType::{H5, P1, P2, P3, R1, R2, R5, Z1};

fn check_2023(child: &Child<'_>, found: &mut Found<'_>) {
    numbered(&[H5, P2, Z1], child, found);
}

fn check_2024(child: &Child<'_>, found: &mut Found<'_>) {
    numbered(&[P2, Z1], child, found);
}

fn check_2025(child: &Child<'_>, found: &mut Found<'_>) {
    numbered(&[Z1], child, found);
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    numbered(PlacementType::OTHER, child, found);
}

/// Points to registered numbers of placements that have none: in any year, and besides in this one.
fn numbered(besides: &[PlacementType], child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        registration(stay).is_some()
            && (is_temporary(stay)
                || stay.place.is_one_of(&[P1, P3, R1, R2, R5])
                || stay.place.is_one_of(besides))
    });
}

const EXAMPLES: &str = "
    none, the filler, or a home that is registered
    Episodes | PLACE | URN
             | P1    |
             | R1    | XXXXXXX
             | K2    | SC045099
             | K3    | SC045100

    a number for parents, a care home, a temporary stay, another placement
    Episodes | PLACE | URN
    !        | P1    | SC045099
    !        | R1    | SC045099
    !        | T4    | SC045099
    !        | Z11   | SC045099

    independent living may have one (2025)
    Episodes | PLACE | URN
             | P2    | SC045099

    another placement has none (2025)
    Episodes | PLACE | URN
    !        | Z1    | SC045099

    supported living may have one (2024)
    Episodes | PLACE | URN
             | H5    | SC045099

    independent living has none (2024)
    Episodes | PLACE | URN
    !        | P2    | SC045099

    the filler (2023)
    Episodes | PLACE | URN
             | H5    | xxxxxxx

    supported living has none (2023)
    Episodes | PLACE | URN
    !        | H5    | SC045099
";
