//! 436: an episode that begins because both changed (B, U) has another placement and another legal status.
//!
//! The placement is its type, provider, URN and postcode; what is given in neither episode is the same.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "436",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode began because placement and legal status both changed, but one of them is the same as before.",
    ),
    matters: "Of the two things said to have happened to this child, only one is on record.",
    mend: "Correct what did change; where only the legal status did, the reason is L, and where only the placement did, P or T.",
    source: "DfE SSDA903 validation rules, 436",
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
        if stay.rne.is_one_of(&[StartReason::B, StartReason::U])
            && (stay.ls == before.ls || same_placement(stay, before))
        {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    both are others
    Episodes | DECOM      | RNE | LS | PLACE | PL_POST | URN | PLACE_PROVIDER
             | 02/05/2025 | S   | V2 | U6    | M2 3RT  |     | PR1
             | 06/06/2025 | B   | C1 | U6    | M8 5RB  |     | PR1
             | 08/06/2025 | U   | E1 | A5    | M8 5RB  |     | PR1
             | 10/06/2025 | P   | E1 | A6    | M8 5RB  |     | PR1

    the same status, the same placement, the same of both
    Episodes | CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN | PLACE_PROVIDER
             | 1     | 02/05/2025 | S   | C2 | U6    | M2 3RT  |     | PR1
    !        | 1     | 06/06/2025 | B   | C2 | U6    | M8 5RB  |     | PR1
    !        | 1     | 07/06/2025 | U   | V2 | U6    | M8 5RB  |     | PR1
    !        | 1     | 08/06/2025 | U   | V2 | U6    | M8 5RB  |     | PR1
";
