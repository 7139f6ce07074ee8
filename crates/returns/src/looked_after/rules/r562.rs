//! 562: an episode from before the year, with which the year begins, is the one that last year's return ended with.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "562",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The year begins with an episode from before 1 April that is not the last one of last year's return.",
    ),
    matters: "A stay in care has a piece missing: where the child lived at the end of last year is told by neither return.",
    mend: "Correct the first day of this episode, or add the episode that was open on 31 March; if last year's return left it out, tell the department.",
    source: "DfE SSDA903 validation rules, 562",
    fields: &[episodes::decom],
    reads: &[episodes_last::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.id.is_empty() {
        return;
    }
    let first = year_begins_with(&child.this);
    let began = first.first().and_then(|stay| stay.decom.value());
    if began.is_none_or(|began| began >= found.collection().first()) {
        return;
    }
    let before = year_ends_with(&child.last).first();
    if before.and_then(|stay| stay.decom.value()) != began {
        first.iter().for_each(|stay| found.at(stay));
    }
}

const EXAMPLES: &str = "
    the same episode; one that begins on 1 April
    Episodes_last | CHILD | DECOM
                  | 1     | 01/06/2024
                  | 1     | 15/03/2025
    Episodes | CHILD | DECOM
             | 1     | 15/03/2025
             | 1     | 05/06/2025
             | 2     | 01/04/2025

    another one; none last year
    Episodes_last | CHILD | DECOM
                  | 1     | 01/06/2024
                  | 1     | 15/03/2025
    Episodes | CHILD | DECOM
    !        | 1     | 01/06/2024
    !        | 2     | 31/03/2025
";
