//! 431: an episode that starts care (S) begins after the one before it ended.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "431",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is recorded as starting to be looked after on or before the day the previous episode ended.",
    ),
    matters: "A child who goes straight from one stay to the next never left care. Counted as coming in, they make two children of one.",
    mend: "If care went on, correct the reason for the new episode and end the one before with X1; otherwise correct the dates.",
    source: "DfE SSDA903 validation rules, 431",
    fields: &[episodes::rne, episodes::decom],
    reads: &[episodes::child, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for [before, stay] in dated(child).array_windows() {
        let ended = before.dec.value();
        if stay.rne.is(StartReason::S) && ended.is_some() && stay.decom.value() <= ended {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    the day after; a move on the same day; one before that is open
    Episodes | CHILD | DECOM      | DEC        | RNE
             | 1     | 02/05/2025 | 05/06/2025 | S
             | 1     | 06/06/2025 | 09/06/2025 | S
             | 1     | 09/06/2025 |            | P
             | 2     | 02/05/2025 |            | S
             | 2     | 06/06/2025 |            | S

    the same day, and the day before
    Episodes | CHILD | DECOM      | DEC        | RNE
             | 1     | 02/05/2025 | 06/06/2025 | S
    !        | 1     | 06/06/2025 |            | S
             | 2     | 02/05/2025 | 06/06/2025 | S
    !        | 2     | 05/06/2025 |            | S
";
