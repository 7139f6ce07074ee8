//! SD051: times missing do not overlap.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD051",
    level: Query,
    years: 2020..=NOW,
    says: Always("The child is said to have gone missing while missing."),
    matters: "The child is counted as missing twice for one time, and it is not sure when they were found.",
    mend: "Record the return of the first time, or merge the two rows into one.",
    source: "Standard Safeguarding Dataset 1.4: missing",
    fields: &[
        missing::missing_episode_start_date,
        missing::missing_episode_end_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    overlapping(&child.missing, found, |row| {
        [
            row.missing_episode_start_date.value(),
            row.missing_episode_end_date.value(),
        ]
    });
}

const EXAMPLES: &str = "
    missing again on the day of return
    missing | start_date | end_date
            | 05/09/2025 | 07/09/2025
            | 07/09/2025 | 08/09/2025

    missing again before the return
    missing | start_date | end_date
            | 05/09/2025 | 07/09/2025
    !       | 06/09/2025 | 08/09/2025
";
