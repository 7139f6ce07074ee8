//! 225: an episode that ends with a change of placement says why.
//!
//! It is asked of the episode that ended, where neither it nor the next is temporary.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "225",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The next episode is in another placement, but the reason for the change is missing here.",
    ),
    matters: "A child who is moved is owed a reason. Without it nobody can tell a planned move from a home that gave them up.",
    mend: "Record in the episode that ended why the placement changed.",
    source: "DfE SSDA903 validation rules, 225",
    fields: &[episodes::reason_place_change],
    reads: &[
        episodes::child,
        episodes::decom,
        episodes::rne,
        episodes::rec,
        episodes::place,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    use StartReason::{B, P, T, U};
    for [stay, next] in dated(child).array_windows() {
        if stay.rec.is(CeaseReason::X1)
            && stay.reason_place_change.is_blank()
            && next.rne.is_one_of(&[P, B, T, U])
            && !is_temporary(stay)
            && !is_temporary(next)
        {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    a reason given; a change of legal status alone; a stay in hospital and back
    Episodes | DECOM      | RNE | PLACE | REC | REASON_PLACE_CHANGE
             | 01/04/2025 | S   | U6    | X1  | CARPL
             | 01/05/2025 | P   | U4    | X1  |
             | 01/06/2025 | L   | U4    | X1  |
             | 01/07/2025 | P   | T1    | X1  |
             | 04/07/2025 | P   | U4    |     |

    a move without a reason
    Episodes | DECOM      | RNE | PLACE | REC | REASON_PLACE_CHANGE
    !        | 01/04/2025 | S   | U6    | X1  |
    !        | 01/05/2025 | P   | U4    | X1  |
    !        | 01/06/2025 | T   | A3    | X1  |
    !        | 01/07/2025 | B   | K2    | X1  |
             | 01/08/2025 | U   | K2    |     |

    a later time in care begins with no move
    Episodes | DECOM      | RNE | PLACE | REC | REASON_PLACE_CHANGE
             | 01/04/2025 | S   | U6    | X1  |
             | 01/05/2025 | S   | U4    |     |
";
