//! 707: an order of deprivation of liberty ends while the child is in care, and has ended when care has.
//!
//! Care without a gap between episodes counts as one time. Of a child without any episode nothing is concluded.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "707",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The deprivation of liberty order does not fit the child's time in care: care ended and the order is open, or the order ended outside it.",
    ),
    matters: "A child who has left care must not be held under an order made for a child in care. The record leaves open whether they are.",
    mend: "Record the end of the order on or before the day care ended; or correct the dates of the episodes.",
    source: "DfE SSDA903 validation rules, 707",
    fields: &[dolo::dolo_end],
    reads: &[dolo::dolo_start, episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.dolo.is_empty() {
        return;
    }
    let care = stretches_of_care(&child.this);
    if care.is_empty() {
        return;
    }
    points_where(&child.this.dolo, found, |order| {
        let Some(start) = order.dolo_start.value() else {
            return false;
        };
        !order.dolo_end.is_unreadable()
            && !care
                .iter()
                .any(|(from, to)| match (order.dolo_end.value(), to) {
                    (Some(end), Some(to)) => *from <= end && end <= *to,
                    (Some(end), None) => *from <= end,
                    (None, Some(_)) => false,
                    (None, None) => *from <= start,
                })
    });
}

const EXAMPLES: &str = "
    ended on the last day of care, open in open care, over two episodes, and no episode at all
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/05/2026 | 10/06/2026
             | 2     | 01/05/2026 | 20/05/2026
             | 2     | 20/05/2026 |
    DoLo | CHILD | DOLO_START | DOLO_END
         | 1     | 02/05/2026 | 10/06/2026
         | 2     | 02/05/2026 |
         | 2     | 02/05/2026 | 25/05/2026
         | 3     | 02/05/2026 |

    ended a day after care, open when care has ended, and ended between two times in care
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/05/2026 | 10/06/2026
             | 2     | 01/05/2026 | 20/05/2026
             | 2     | 22/05/2026 |
    DoLo | CHILD | DOLO_START | DOLO_END
    !    | 1     | 02/05/2026 | 11/06/2026
    !    | 1     | 02/05/2026 |
    !    | 2     | 02/05/2026 | 21/05/2026
    !    | 2     | 02/05/2026 |
";
