//! `NoE`: a child in care since before the year stands in last year's return.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "NoE",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child was in care before 1 April, but has no episode in last year's return."),
    matters: "A child was looked after for a time in which no return counted them.",
    mend: "Check the first day of the episode; if it is right, tell the department that last year's return left the child out.",
    source: "DfE SSDA903 validation rules, NoE",
    fields: &[episodes::decom],
    reads: &[episodes_last::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.id.is_empty() || !child.last.episodes.is_empty() {
        return;
    }
    let first = found.collection().first();
    before(first, &child.this.episodes, found, |stay| {
        [stay.decom.value()]
    });
}

const EXAMPLES: &str = "
    in last year's return; in care since 1 April
    Episodes_last | CHILD | DECOM
                  | 1     | 14/03/2025
    Episodes | CHILD | DECOM
             | 1     | 14/03/2025
             | 2     | 01/04/2025

    in care since 31 March, and unknown last year
    Episodes_last | CHILD | DECOM
                  | 1     | 14/03/2025
    Episodes | CHILD | DECOM
    !        | 2     | 31/03/2025
             | 2     | 05/06/2025
";
