//! 433: an episode that goes on from another begins on the day that one ended.
//!
//! One without a start that can be read, or after an episode without such an end, does not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "433",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode goes on from the one before, but does not begin on the day that one ended.",
    ),
    matters: "A child who is still in care sleeps somewhere every night. Between these two episodes there are nights of which nobody knows, or nights counted twice.",
    mend: "Make the two days the same, add the episode that is missing, or use S if the child left care and came back.",
    source: "DfE SSDA903 validation rules, 433",
    fields: &[episodes::rne, episodes::decom],
    reads: &[episodes::child, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let goes_on = |stay: &Episode| stay.rne.code().is_some_and(|why| why != StartReason::S);
    let stays = dated(child);
    for [before, stay] in stays.array_windows() {
        if goes_on(stay) && before.dec.value() != stay.decom.value() {
            found.at(stay);
        }
    }
    if !stays.is_empty() {
        points_where(&child.this.episodes, found, |stay| {
            stay.decom.value().is_none() && goes_on(stay)
        });
    }
}

const EXAMPLES: &str = "
    on the same day, however it is written; back in care after a time at home; the first of the year
    Episodes | CHILD | DECOM      | DEC        | RNE
             | 1     | 02/05/2025 | 06/06/2025 | L
             | 1     | 6/6/2025   | 09/06/2025 | P
             | 1     | 30/06/2025 |            | S
             | 2     |            |            | P

    a day later, a day earlier, after one that is open, without a start
    Episodes | CHILD | DECOM      | DEC        | RNE
             | 1     | 02/05/2025 | 06/06/2025 | S
    !        | 1     | 07/06/2025 | 09/06/2025 | P
    !        | 1     | 08/06/2025 |            | L
             | 2     | 02/05/2025 |            | S
    !        | 2     | 06/06/2025 |            | T
    !        | 2     |            |            | U
";
