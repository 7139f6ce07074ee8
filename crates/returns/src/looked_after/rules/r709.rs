//! 709: during an order of deprivation of liberty that has ended the child was placed in a children's home or in
//! one of two other kinds (K2, Z12, Z13).
//!
//! The published rule is about orders with both dates; open ones are not looked at. A placement that is blank is
//! left to the rule about placements.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "709",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The child was placed, during a deprivation of liberty order, in a kind of placement that is not expected under one.",
    ),
    matters: "Where a child may be locked in decides who watches over it. In a placement no inspector expects, nobody may be looking.",
    mend: "Check the placement and the dates of the order; if they are right, say so in the notes to the return.",
    source: "DfE SSDA903 validation rules, 709",
    fields: &[dolo::dolo_start, episodes::place],
    reads: &[dolo::dolo_end, episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    placed_under_orders(&child.this.dolo, &child.this.episodes, found, |stay| {
        stay.place.is_given()
            && !stay
                .place
                .is_one_of(&[PlacementType::K2, PlacementType::Z12, PlacementType::Z13])
    });
}

const EXAMPLES: &str = "
    a children's home, a foster home left the day before, and an order still open
    Episodes | CHILD | DECOM      | DEC        | PLACE
             | 1     | 01/05/2026 | 09/05/2026 | U6
             | 1     | 10/05/2026 |            | K2
             | 2     | 01/05/2026 |            | U6
    DoLo | CHILD | DOLO_START | DOLO_END
         | 1     | 10/05/2026 | 20/05/2026
         | 2     | 10/05/2026 |

    a foster home left on the first day, and one begun on the last
    Episodes | CHILD | DECOM      | DEC        | PLACE
    !        | 1     | 01/05/2026 | 10/05/2026 | U6
             | 1     | 10/05/2026 | 20/05/2026 | Z13
    !        | 1     | 20/05/2026 |            | U4
    DoLo | CHILD | DOLO_START | DOLO_END
    !    | 1     | 10/05/2026 | 20/05/2026
         | 1     | 11/05/2026 | 19/05/2026
";
