//! 365: a single short break of a series (V3) lasts no longer than 17 days.
//!
//! An open one is counted to the end of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "365",
    level: Error,
    years: 2023..=NOW,
    says: Always("The short break (V3) lasted longer than 17 days."),
    matters: "Longer than this it is no break any more: the child lives away from home and is owed the plan and the reviews of a child in care.",
    mend: "Correct the dates, or record the stay with the legal status of a child who is looked after.",
    source: "DfE SSDA903 validation rules, 365",
    fields: &[episodes::ls, episodes::decom, episodes::dec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    points_where(&child.this.episodes, found, |stay| {
        stay.ls.is(LegalStatus::V3) && days_of(stay, last) > Some(17)
    });
}

const EXAMPLES: &str = "
    17 days, ended or open at the end of the year; a longer stay that is no short break
    Episodes | DECOM      | DEC        | LS
             | 02/05/2025 | 19/05/2025 | V3
             | 14/03/2026 |            | V3
             | 02/05/2025 |            | V2
             | 02/05/2025 | 31/09/2025 | V3
             |            | 30/09/2025 | V3

    18 days
    Episodes | DECOM      | DEC        | LS
    !        | 02/05/2025 | 20/05/2025 | V3
    !        | 13/03/2026 |            | V3
";
