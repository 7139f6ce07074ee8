//! 435: an episode that begins because the placement changed (P, T) has another placement and the same legal status.
//!
//! The placement is its type, provider, URN and postcode; what is given in neither episode is the same.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "435",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode began because the placement changed, but the placement is the same as before or the legal status is another.",
    ),
    matters: "A move on paper that changed nothing makes a settled child look unsettled; a change of status behind it is lost.",
    mend: "Correct the placement or the legal status; where both changed, the reason is B or U, and where only the status did, L.",
    source: "DfE SSDA903 validation rules, 435",
    fields: &[
        episodes::ls,
        episodes::place,
        episodes::pl_post,
        episodes::urn,
        episodes::place_provider,
    ],
    reads: &[episodes::child, episodes::decom, episodes::rne],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for [before, stay] in dated(child).array_windows() {
        if stay.rne.is_one_of(&[StartReason::P, StartReason::T])
            && (stay.ls != before.ls || same_placement(stay, before))
        {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    another type, postcode, number or provider under the same status
    Episodes | DECOM      | RNE | LS | PLACE | PL_POST | URN      | PLACE_PROVIDER
             | 02/05/2025 | S   | C2 | U6    | M2 3RT  | SC045099 | PR1
             | 06/06/2025 | T   | C2 | U4    | M2 3RT  | SC045099 | PR1
             | 07/06/2025 | P   | C2 | U4    | M8 5RB  | SC045099 | PR1
             | 08/06/2025 | P   | C2 | U4    | M8 5RB  |          | PR1
             | 09/06/2025 | P   | C2 | U4    | M8 5RB  |          | PR4
             | 10/06/2025 | L   | V2 | U4    | M8 5RB  |          | PR4

    the same placement, also where it has no number; another status
    Episodes | CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN | PLACE_PROVIDER
             | 1     | 02/05/2025 | S   | C2 | U6    | M2 3RT  |     | PR1
    !        | 1     | 06/06/2025 | P   | C2 | U6    | M2 3RT  |     | PR1
             | 2     | 02/05/2025 | S   | V2 | U6    | M2 3RT  |     | PR1
    !        | 2     | 06/06/2025 | T   | C2 | U4    | M2 3RT  |     | PR1
";
