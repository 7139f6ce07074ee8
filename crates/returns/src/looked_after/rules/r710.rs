//! 710: during an order of deprivation of liberty that has ended the child was not in a secure home, with parents,
//! in custody or in supported accommodation (K1, P1, R5, K3).
//!
//! The published rule is about orders with both dates; open ones are not looked at.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "710",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The child was, during a deprivation of liberty order, in a secure home, with parents, in custody or in supported accommodation.",
    ),
    matters: "A secure home and custody lock a child in under laws of their own, and at home or in supported accommodation nobody may. One of the two records does not tell how the child was held.",
    mend: "Check the placement and the dates of the order, and correct what is wrong.",
    source: "DfE SSDA903 validation rules, 710",
    fields: &[dolo::dolo_start, episodes::place],
    reads: &[dolo::dolo_end, episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    placed_under_orders(&child.this.dolo, &child.this.episodes, found, |stay| {
        stay.place.is_one_of(&[
            PlacementType::K1,
            PlacementType::P1,
            PlacementType::R5,
            PlacementType::K3,
        ])
    });
}

const EXAMPLES: &str = "
    a children's home, a secure home left the day before, and an order still open
    Episodes | CHILD | DECOM      | DEC        | PLACE
             | 1     | 01/05/2026 | 09/05/2026 | K1
             | 1     | 10/05/2026 |            | K2
             | 2     | 01/05/2026 |            | P1
    DoLo | CHILD | DOLO_START | DOLO_END
         | 1     | 10/05/2026 | 20/05/2026
         | 2     | 10/05/2026 |

    a secure home left on the first day, and parents from the last
    Episodes | DECOM      | DEC        | PLACE
    !        | 01/05/2026 | 10/05/2026 | K1
             | 10/05/2026 | 20/05/2026 | K2
    !        | 20/05/2026 |            | P1
    DoLo | DOLO_START | DOLO_END
    !    | 10/05/2026 | 20/05/2026
";
