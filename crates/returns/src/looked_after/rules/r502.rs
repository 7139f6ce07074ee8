//! 502: the episode that was open at the end of last year begins this year's, with the same first day.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "502",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Last year's return ended with an open episode that began on another day than this one.",
    ),
    matters: "A stay in care that begins twice, or leaves a gap, makes a child's time in care longer or shorter than it was.",
    mend: "Begin this year's record with the episode that was open on 31 March, with its own first day.",
    source: "DfE SSDA903 validation rules, 502",
    fields: &[episodes::decom],
    reads: &[episodes_last::decom, episodes_last::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = year_begins_with(&child.this);
    let began = first.first().and_then(|stay| stay.decom.value());
    let contradicts = child.last.episodes.iter().any(|before| {
        before.dec.is_blank()
            && before
                .decom
                .value()
                .is_some_and(|before| began.is_some_and(|began| began != before))
    });
    if contradicts {
        first.iter().for_each(|stay| found.at(stay));
    }
}

const EXAMPLES: &str = "
    the same day; last year's episode had ended
    Episodes_last | CHILD | DECOM      | DEC
                  | 1     | 20/02/2025 |
                  | 2     | 20/02/2025 | 10/03/2025
    Episodes | CHILD | DECOM
             | 1     | 20/02/2025
             | 1     | 05/06/2025
             | 2     | 07/07/2025

    a day later; only a later episode is told
    Episodes_last | CHILD | DECOM      | DEC
                  | 1     | 20/02/2025 |
                  | 2     | 20/02/2025 |
    Episodes | CHILD | DECOM
    !        | 1     | 21/02/2025
             | 1     | 05/06/2025
    !        | 2     | 05/06/2025
";
