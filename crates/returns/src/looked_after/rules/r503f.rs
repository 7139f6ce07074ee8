//! 503F: the episode that the year begins with is in the home given last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503F",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The registration number (URN) of the home is not the one that last year's return gave for this placement.",
    ),
    matters: "A child in another home has moved, and a move has a day; without it the child seems to live in two homes at once.",
    mend: "If the child moved, record the move with its day; if the home has a new number, explain it; otherwise correct it.",
    source: "DfE SSDA903 validation rules, 503F",
    fields: &[episodes::urn],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes_last::urn,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_carried_over(child, found, |now, before| {
        !reads_otherwise(&now.urn, &before.urn)
    });
}

const EXAMPLES: &str = "
    the year begins as the last one ended, blank or not; the last one ended with care; not in care last year
    Episodes_last | CHILD | DECOM      | DEC        | URN
                 | 1     | 20/02/2025 |            | SC055123
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 | 10/03/2025 | SC055123
    Episodes | CHILD | DECOM      | URN
             | 1     | 20/02/2025 | SC055123
             | 1     | 05/06/2025 | SC055124
             | 2     | 20/02/2025 | 
             | 3     | 10/03/2025 | SC055124
             | 4     | 05/06/2025 | SC055124

    another on the same episode, one where there was none, none where there was one
    Episodes_last | CHILD | DECOM      | DEC        | URN
                 | 1     | 20/02/2025 |            | SC055123
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 |            | SC055123
    Episodes | CHILD | DECOM      | URN
    !        | 1     | 20/02/2025 | SC055124
             | 1     | 05/06/2025 | SC055123
    !        | 2     | 20/02/2025 | SC055124
    !        | 3     | 20/02/2025 | 
";
