//! 574: a child who is missing cannot go missing again before coming back.
//!
//! An episode that begins on the day the one before it ended is accepted. Of two that overlap, the one that begins later is
//! pointed to.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "574",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child went missing again while an earlier episode had not ended."),
    matters: "A child who is gone once and counted twice looks like two crises; one that was never closed hides the day the child came back.",
    mend: "Enter the day of return of the earlier episode, or put the two together if they are one.",
    source: "DfE SSDA903 validation rules, 574",
    fields: &[missing::mis_start, missing::mis_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    overlapping(&child.this.missing, found, |row| {
        let began = row.mis_start.value();
        // An end that cannot be read is for rule 1005 and leaves nothing open here.
        let ended = if row.mis_end.is_unreadable() {
            began
        } else {
            row.mis_end.value()
        };
        [began, ended]
    });
}

const EXAMPLES: &str = "
    one after the other, the second from the day the first ended
    Missing | MIS_START  | MIS_END
            | 01/06/2025 | 05/06/2025
            | 05/06/2025 | 09/06/2025
            | 12/06/2025 |

    within an episode, and after one that never ended
    Missing | MIS_START  | MIS_END
            | 01/06/2025 | 05/06/2025
    !       | 04/06/2025 | 05/06/2025
            | 10/06/2025 |
    !       | 20/06/2025 | 21/06/2025
";
