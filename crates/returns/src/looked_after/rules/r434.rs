//! 434: an episode that begins because the legal status changed (L) has another status and the same placement.
//!
//! The placement is its type, provider, URN and postcode; what is given in neither episode is the same.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "434",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode began because the legal status changed, but the status is the same as before or the placement is another.",
    ),
    matters: "Either a court's decision about this child is missing from the record, or a move is hidden behind it.",
    mend: "Correct the legal status or the placement; where both changed, the reason is B or U, and where only the placement did, P or T.",
    source: "DfE SSDA903 validation rules, 434",
    fields: &[
        episodes::rne,
        episodes::ls,
        episodes::place,
        episodes::pl_post,
        episodes::urn,
        episodes::place_provider,
    ],
    reads: &[episodes::child, episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for [before, stay] in dated(child).array_windows() {
        if stay.rne.is(StartReason::L) && (stay.ls == before.ls || !same_placement(stay, before)) {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    another status in the same place
    Episodes | DECOM      | RNE | LS | PLACE | PL_POST | URN      | PLACE_PROVIDER
             | 02/05/2025 | S   | V2 | U6    | M2 3RT  | SC045099 | PR1
             | 06/06/2025 | L   | C1 | U6    | m23rt   | sc045099 | PR1
             | 08/06/2025 | P   | C1 | U6    | M8 5RB  | SC045099 | PR1

    the same status
    Episodes | DECOM      | RNE | LS | PLACE
             | 02/05/2025 | S   | C2 | U6
    !        | 06/06/2025 | L   | C2 | U6

    another type, postcode, number or provider
    Episodes | CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN      | PLACE_PROVIDER
             | 1     | 02/05/2025 | S   | V2 | U6    | M2 3RT  | SC045099 | PR1
    !        | 1     | 06/06/2025 | L   | C1 | U4    | M2 3RT  | SC045099 | PR1
    !        | 1     | 07/06/2025 | L   | C2 | U4    | M8 5RB  | SC045099 | PR1
    !        | 1     | 08/06/2025 | L   | E1 | U4    | M8 5RB  |          | PR1
    !        | 1     | 09/06/2025 | L   | V2 | U4    | M8 5RB  |          | PR4
";
