//! 503B: the episode that the year begins with has the legal status given last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503B",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The legal status is not the one with which last year's return ended for this child.",
    ),
    matters: "A change of legal status is an event in a child's life with a date; here it has happened without one.",
    mend: "If the status changed this year, end this episode and begin a new one on that day; otherwise correct it.",
    source: "DfE SSDA903 validation rules, 503B",
    fields: &[episodes::ls],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes_last::ls,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_carried_over(child, found, |now, before| {
        !says_otherwise(&now.ls, &before.ls)
    });
}

const EXAMPLES: &str = "
    the year begins as the last one ended, blank or not; the last one ended with care; not in care last year
    Episodes_last | CHILD | DECOM      | DEC        | LS
                 | 1     | 20/02/2025 |            | C1
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 | 10/03/2025 | C1
    Episodes | CHILD | DECOM      | LS
             | 1     | 20/02/2025 | C1
             | 1     | 05/06/2025 | C2
             | 2     | 20/02/2025 | 
             | 3     | 10/03/2025 | C2
             | 4     | 05/06/2025 | C2

    another on the same episode, one where there was none, none where there was one
    Episodes_last | CHILD | DECOM      | DEC        | LS
                 | 1     | 20/02/2025 |            | C1
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 |            | C1
    Episodes | CHILD | DECOM      | LS
    !        | 1     | 20/02/2025 | C2
             | 1     | 05/06/2025 | C1
    !        | 2     | 20/02/2025 | C2
    !        | 3     | 20/02/2025 | 
";
