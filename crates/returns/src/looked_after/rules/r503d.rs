//! 503D: the episode that the year begins with has the kind of placement given last year.
//!
//! Codes that were replaced may give way to those that followed: semi-independent living (H5) to supported accommodation (K3) in
//! 2024 and 2025, other placements (Z1) to one of their four kinds in 2026. Doubtful: whether the department allows the latter
//! after 2026; its text of 2026 speaks of that year alone, and so do we.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503D",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The kind of placement is not the one that last year's return gave for this episode.",
    ),
    matters: "Overnight, between 31 March and 1 April, a child seems to have changed home without a day on which it happened.",
    mend: "If the child moved, end this episode and begin a new one on that day; otherwise correct the kind of placement.",
    source: "DfE SSDA903 validation rules, 503D",
    fields: &[episodes::place],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes_last::place,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.year;
    unless_carried_over(child, found, |now, before| {
        let recoded = match year {
            2024 | 2025 => before.place.is(PlacementType::H5) && now.place.is(PlacementType::K3),
            2026 => before.place.is(PlacementType::Z1) && now.place.is_one_of(PlacementType::OTHER),
            _ => false,
        };
        recoded || !says_otherwise(&now.place, &before.place)
    });
}

const EXAMPLES: &str = "
    the same; another kind by its new code; last year ended with care
    Episodes_last | CHILD | DECOM      | DEC        | PLACE
                 | 1     | 20/02/2025 |            | U6
                 | 2     | 20/02/2025 |            | Z1
                 | 3     | 20/02/2025 | 10/03/2025 | U6
    Episodes | CHILD | DECOM      | PLACE
             | 1     | 20/02/2025 | U6
             | 2     | 20/02/2025 | Z13
             | 3     | 10/03/2025 | K2

    another kind; none any more; supported accommodation no longer takes over
    Episodes_last | CHILD | DECOM      | DEC        | PLACE
                 | 1     | 20/02/2025 |            | U6
                 | 2     | 20/02/2025 |            | U6
                 | 3     | 20/02/2025 |            | H5
    Episodes | CHILD | DECOM      | PLACE
    !        | 1     | 20/02/2025 | K2
    !        | 2     | 20/02/2025 | 
    !        | 3     | 20/02/2025 | K3

    supported accommodation takes over (2025)
    Episodes_last | CHILD | DECOM      | DEC        | PLACE
                 | 1     | 20/02/2024 |            | H5
    Episodes | CHILD | DECOM      | PLACE
             | 1     | 20/02/2024 | K3

    the new codes were given in the year before (2027)
    Episodes_last | CHILD | DECOM      | DEC        | PLACE
                 | 1     | 20/02/2026 |            | Z1
    Episodes | CHILD | DECOM      | PLACE
    !        | 1     | 20/02/2026 | Z11
";
