//! 1005: the end of a missing episode, where it is given, is a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1005",
    level: Error,
    years: 2023..=NOW,
    says: Always("What stands as the day on which the child was found or came back is no date."),
    matters: "Without the day of return nobody can see whether the talk that a child is owed afterwards was held in time.",
    mend: "Correct the day on which the child came back, or empty the field while they are still away.",
    source: "DfE SSDA903 validation rules, 1005",
    fields: &[missing::mis_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        row.mis_end.is_unreadable()
    });
}

const EXAMPLES: &str = "
    a date, or nothing while the child is still away
    Missing | MIS_START  | MIS_END
            | 03/06/2025 | 04/06/2025
            | 20/03/2026 |

    a month that there is not, and a year of two digits
    Missing | MIS_START  | MIS_END
    !       | 03/06/2025 | 04/13/2025
    !       | 03/06/2025 | 04/06/25
";
