//! 336: a child placed for adoption with their own foster carers (A3, A5) was fostered, or placed for adoption, just
//! before.
//!
//! Doubtful: the public checks ask it of A3 and A4, while their own words name A3 and A5. A3 and A5 are the
//! placements with the foster carers of the child, so we take that reading. The first episode of the year is not
//! judged: what came before it is not in the table.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "336",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is placed for adoption with their own foster carers, but the episode before was no foster placement.",
    ),
    matters: "Adoption by the foster carers is a promise kept by people the child knows. If they were not the child's carers, this child met new people.",
    mend: "Correct the placement before (U1 to U6, or A3 to A6), or use A4 or A6 where the adopters were not the foster carers.",
    source: "DfE SSDA903 validation rules, 336",
    fields: &[episodes::place],
    reads: &[episodes::child, episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for [before, stay] in dated(child).array_windows() {
        let with_own_carers = stay
            .place
            .is_one_of(&[PlacementType::A3, PlacementType::A5]);
        let known = before
            .place
            .code()
            .is_some_and(|place| place.is_foster() || PlacementType::ADOPTERS.contains(&place));
        if with_own_carers && !known {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    fostered before; with other adopters; the first episode
    Episodes | CHILD | DECOM      | PLACE
             | 1     | 01/04/2025 | U5
             | 1     | 01/06/2025 | A3
             | 1     | 01/08/2025 | A5
             | 2     | 01/04/2025 | K2
             | 2     | 01/06/2025 | A4
             | 3     | 01/04/2025 | A3

    from a children's home, from hospital, from nobody knows where
    Episodes | CHILD | DECOM      | PLACE
             | 1     | 01/04/2025 | K2
    !        | 1     | 01/06/2025 | A3
             | 2     | 01/04/2025 | T1
    !        | 2     | 01/06/2025 | A5
             | 3     | 01/04/2025 |
    !        | 3     | 01/06/2025 | A3
";
