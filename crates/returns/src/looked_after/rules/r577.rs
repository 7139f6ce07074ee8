//! 577: a missing episode ends within a period of care, and is open only while the period is.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "577",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child left care, but the missing episode has no end within that time in care.",
    ),
    matters: "A child who is no longer looked after cannot be missing from care: either the end of the episode or the end of care is not as recorded, and a child may still be unsafe.",
    mend: "Enter the day on which the missing episode ended, no later than the day on which the child left care.",
    source: "DfE SSDA903 validation rules, 577",
    fields: &[missing::mis_end],
    reads: &[missing::mis_start, episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.missing.is_empty() {
        return;
    }
    let care = stretches_of_care(&child.this);
    if care.is_empty() {
        return;
    }
    points_where(&child.this.missing, found, |row| {
        let Some(gone) = row.mis_start.value() else {
            return false;
        };
        if row.mis_end.is_unreadable() {
            return false;
        }
        !care.iter().any(|(began, ended)| match row.mis_end.value() {
            None => ended.is_none() && gone >= *began,
            Some(back) => back >= *began && ended.is_none_or(|ended| back <= ended),
        })
    });
}

const EXAMPLES: &str = "
    back on the last day of care, which two episodes make up; still missing in a period that is open
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/05/2025 | 01/06/2025
             | 1     | 01/06/2025 | 30/06/2025
             | 2     | 01/05/2025 |
    Missing | CHILD | MIS_START  | MIS_END
            | 1     | 30/05/2025 | 30/06/2025
            | 2     | 02/05/2025 |

    never back, or back after care ended; gone before the open period began
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/05/2025 | 30/06/2025
             | 2     | 01/05/2025 | 30/06/2025
             | 2     | 01/09/2025 |
    Missing | CHILD | MIS_START  | MIS_END
    !       | 1     | 30/05/2025 |
    !       | 1     | 30/05/2025 | 01/07/2025
    !       | 2     | 30/05/2025 |
";
