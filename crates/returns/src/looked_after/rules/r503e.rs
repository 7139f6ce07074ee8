//! 503E: the episode that the year begins with has the provider given last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503E",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The kind of provider is not the one that last year's return gave for this placement.",
    ),
    matters: "Between 31 March and 1 April the child did not move; either a move is missing, or one of the two providers was wrong.",
    mend: "If the child moved, record the move with its day; otherwise correct the provider.",
    source: "DfE SSDA903 validation rules, 503E",
    fields: &[episodes::place_provider],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes_last::place_provider,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_carried_over(child, found, |now, before| {
        !says_otherwise(&now.place_provider, &before.place_provider)
    });
}

const EXAMPLES: &str = "
    the year begins as the last one ended, blank or not; the last one ended with care; not in care last year
    Episodes_last | CHILD | DECOM      | DEC        | PLACE_PROVIDER
                 | 1     | 20/02/2025 |            | PR1
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 | 10/03/2025 | PR1
    Episodes | CHILD | DECOM      | PLACE_PROVIDER
             | 1     | 20/02/2025 | PR1
             | 1     | 05/06/2025 | PR4
             | 2     | 20/02/2025 | 
             | 3     | 10/03/2025 | PR4
             | 4     | 05/06/2025 | PR4

    another on the same episode, one where there was none, none where there was one
    Episodes_last | CHILD | DECOM      | DEC        | PLACE_PROVIDER
                 | 1     | 20/02/2025 |            | PR1
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 |            | PR1
    Episodes | CHILD | DECOM      | PLACE_PROVIDER
    !        | 1     | 20/02/2025 | PR4
             | 1     | 05/06/2025 | PR1
    !        | 2     | 20/02/2025 | PR4
    !        | 3     | 20/02/2025 | 
";
