//! SD042: a children's home has its number.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD042",
    level: Error,
    years: 2020..=NOW,
    says: Always("The placement is in a children's home and the home's number (URN) is missing."),
    matters: "By its number the home's inspections are found: without it nobody sees that the child lives in a home judged inadequate or closed.",
    mend: "Record the home's number as the register of homes has it; see that the placement is indeed a registered home.",
    source: "SSDA903: URN of registered homes",
    fields: &[
        placements::cla_placement_type,
        placements::cla_placement_urn,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.placements, found, |placement| {
        matches!(
            placement.cla_placement_type.value(),
            Some(PlacementType::K1 | PlacementType::K2)
        ) && placement
            .cla_placement_urn
            .text()
            .chars()
            .filter(char::is_ascii_digit)
            .count()
            < 6
    });
}

const EXAMPLES: &str = "
    with its number; a foster home has none
    cla_placement | placement_type | urn
                  | K2             | SC012345
                  | K2             | 1234567
                  | U6             |

    without, and the word for it
    cla_placement | placement_type | urn
    !             | K2             |
    !             | K1             | XXXXXX
";
