//! 503C: the episode that the year begins with has the category of need given last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503C",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The main category of need is not the one that last year's return gave for this episode.",
    ),
    matters: "Why children come into care is told by what was so when they came; it does not change afterwards.",
    mend: "Restore the category recorded when the child came into care, or tell the department that last year's was wrong.",
    source: "DfE SSDA903 validation rules, 503C",
    fields: &[episodes::cin],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes_last::cin,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_carried_over(child, found, |now, before| {
        !says_otherwise(&now.cin, &before.cin)
    });
}

const EXAMPLES: &str = "
    the year begins as the last one ended, blank or not; the last one ended with care; not in care last year
    Episodes_last | CHILD | DECOM      | DEC        | CIN
                 | 1     | 20/02/2025 |            | N1
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 | 10/03/2025 | N1
    Episodes | CHILD | DECOM      | CIN
             | 1     | 20/02/2025 | N1
             | 1     | 05/06/2025 | N4
             | 2     | 20/02/2025 | 
             | 3     | 10/03/2025 | N4
             | 4     | 05/06/2025 | N4

    another on the same episode, one where there was none, none where there was one
    Episodes_last | CHILD | DECOM      | DEC        | CIN
                 | 1     | 20/02/2025 |            | N1
                 | 2     | 20/02/2025 |            | 
                 | 3     | 20/02/2025 |            | N1
    Episodes | CHILD | DECOM      | CIN
    !        | 1     | 20/02/2025 | N4
             | 1     | 05/06/2025 | N1
    !        | 2     | 20/02/2025 | N4
    !        | 3     | 20/02/2025 | 
";
