//! 367: the short breaks of a series (V3) come to no more than 75 days in the year.
//!
//! Their words say any twelve months; the table holds one year, so the days within the collection year are added up,
//! as the public checks do. An open break is counted to the end of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "367",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child's short breaks (V3) come to more than 75 days in the year."),
    matters: "A child who is away from home this often is, in law, looked after, and should have a plan and somebody who reviews it.",
    mend: "Correct the dates of the breaks, or the legal status from the day the 75 days were passed.",
    source: "DfE SSDA903 validation rules, 367",
    fields: &[episodes::ls, episodes::decom, episodes::dec],
    reads: &[episodes::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    let within = |stay: &Episode| {
        let (Some(began), Some(ended)) = (stay.decom.value(), ended(stay, year.last())) else {
            return 0;
        };
        let days = ended.min(year.last()).days_since(began.max(year.first()));
        if stay.ls.is(LegalStatus::V3) {
            days.max(0)
        } else {
            0
        }
    };
    let all: i32 = child.this.episodes.iter().map(|stay| within(stay)).sum();
    if all > 75 {
        points_where(&child.this.episodes, found, |stay| within(stay) > 0);
    }
}

const EXAMPLES: &str = "
    75 days in two breaks, what lay before the year left out
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 20/03/2025 | 11/04/2025 | V3
             | 1     | 02/05/2025 | 06/07/2025 | V3
             | 1     | 06/07/2025 | 06/10/2025 | V4
             | 2     | 15/01/2026 |            | V3

    76 days; the break before the year does not count to it
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 01/03/2025 | 31/03/2025 | V3
    !        | 1     | 20/03/2025 | 11/04/2025 | V3
    !        | 1     | 02/05/2025 | 07/07/2025 | V3
    !        | 2     | 14/01/2026 |            | V3
";
