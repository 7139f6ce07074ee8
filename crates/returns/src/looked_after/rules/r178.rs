//! 178: the provider of a placement is one of the codes PR0 to PR5, and is not given for placements that have none.
//!
//! Until 2024/25 these are the temporary ones (T0 to T4) and Z1; from 2025/26 T0 to T3 and Z11 to Z14, as the public
//! checks state it. A provider of T4 is then left to 213.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "178",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The provider of the placement is not one of the codes PR0 to PR5, or this placement has none.",
    ),
    matters: "Who runs the home decides who answers for the child's care there, and whether it was the council's own or bought.",
    mend: "Choose PR0 to PR5 for the placement; take the code out for a temporary placement or one of type Z.",
    source: "DfE SSDA903 validation rules, 178",
    fields: &[episodes::place_provider],
    reads: &[episodes::place],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_2023)),
        (2026, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

use PlacementType::{T0, T1, T2, T3, T4, Z1, Z11, Z12, Z13, Z14};

fn check_2023(child: &Child<'_>, found: &mut Found<'_>) {
    provided_wrongly(&[T0, T1, T2, T3, T4, Z1], child, found);
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    provided_wrongly(&[T0, T1, T2, T3, Z11, Z12, Z13, Z14], child, found);
}

/// Points to providers that are no code, or that stand with a placement of a kind that has none.
fn provided_wrongly(without: &[PlacementType], child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        let given = stay.place_provider.is_given();
        given && (stay.place_provider.is_unreadable() || stay.place.is_one_of(without))
    });
}

const EXAMPLES: &str = "
    a code for a foster home, none for a hospital stay
    Episodes | PLACE | PLACE_PROVIDER
             | U1    | PR0
             | U6    | pr5
             | T1    |
             | T4    | PR1
             |       |

    no such code; a provider of a temporary stay or of another placement
    Episodes | PLACE | PLACE_PROVIDER
    !        | U1    | PR6
    !        | T0    | PR1
    !        | Z14   | PR5

    none for another placement (2025)
    Episodes | PLACE | PLACE_PROVIDER
             | Z1    |
             | U1    | PR4

    a provider of a temporary stay, or of another placement (2025)
    Episodes | PLACE | PLACE_PROVIDER
    !        | T4    | PR1
    !        | Z1    | PR4
";
