//! AA018: nothing ends before it starts.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA018",
    level: Error,
    years: 2020..=NOW,
    says: Always("This ends before it starts."),
    matters: "A span of time that runs backwards cannot be counted, and the child drops out of those who were open on any day.",
    mend: "Compare both dates with the case notes and correct the one that is mistyped.",
    source: "An end follows its start",
    fields: &[
        early_help::start,
        early_help::completed,
        need::start,
        need::closed,
        plans::start,
        plans::end,
        in_care::start,
        in_care::end,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    ends_before_start(&child.early_help, found, |row| {
        [row.start.value(), row.completed.value()]
    });
    ends_before_start(&child.need, found, |row| {
        [row.start.value(), row.closed.value()]
    });
    ends_before_start(&child.plans, found, |row| {
        [row.start.value(), row.end.value()]
    });
    ends_before_start(&child.in_care, found, |row| {
        [row.start.value(), row.end.value()]
    });
}

const EXAMPLES: &str = "
    ended, and still open
    List 7 | Plan Start Date | Plan End Date
           | 05/01/2025      | 05/12/2025
           | 06/01/2026      |

    ended before it started
    List 7 | Plan Start Date | Plan End Date
    !      | 05/12/2025      | 05/10/2025
    List 8 | Date Started | Date Ceased
    !      | 05/12/2025   | 05/10/2025
";
