//! 503A: the episode that the year begins with began for the reason given last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503A",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The reason this episode began is not the one that last year's return gave for it.",
    ),
    matters: "It is the same episode: if the reason changes afterwards, one year counts a child coming into care and the other does not.",
    mend: "Correct the reason here, or tell the department that last year's was wrong.",
    source: "DfE SSDA903 validation rules, 503A",
    fields: &[episodes::rne],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes_last::rne,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_carried_over(child, found, |now, before| {
        !says_otherwise(&now.rne, &before.rne)
    });
}

const EXAMPLES: &str = "
    the year begins as the last one ended, blank or not; the last one ended with care; not in care last year
    Episodes_last | CHILD | DECOM      | DEC        | RNE
                 | 1     | 20/02/2025 |            | S
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 | 10/03/2025 | S
    Episodes | CHILD | DECOM      | RNE
             | 1     | 20/02/2025 | S
             | 1     | 05/06/2025 | P
             | 2     | 20/02/2025 | 
             | 3     | 10/03/2025 | P
             | 4     | 05/06/2025 | P

    another on the same episode, one where there was none, none where there was one
    Episodes_last | CHILD | DECOM      | DEC        | RNE
                 | 1     | 20/02/2025 |            | S
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 |            | S
    Episodes | CHILD | DECOM      | RNE
    !        | 1     | 20/02/2025 | P
             | 1     | 05/06/2025 | S
    !        | 2     | 20/02/2025 | P
    !        | 3     | 20/02/2025 | 
";
