//! 706: an order of deprivation of liberty that was open at the end of last year stands in this year's return.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "706",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "Last year's return has this deprivation of liberty order still open, but this year's has no order that began on that day.",
    ),
    matters: "A child who was held has vanished from the record. Either they are held still and nobody counts it, or nobody wrote down when they were free.",
    mend: "Record the order in this year's return with the same start date, and with its end if it has ended.",
    source: "DfE SSDA903 validation rules, 706",
    fields: &[dolo_last::dolo_start],
    reads: &[dolo_last::dolo_end, dolo::dolo_start],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for order in &child.last.dolo {
        let start = order.dolo_start.value();
        let goes_on = || {
            child
                .this
                .dolo
                .iter()
                .any(|row| row.dolo_start.value() == start)
        };
        if start.is_some() && order.dolo_end.is_blank() && !goes_on() {
            found.at_in("DoLo_last", order);
        }
    }
}

const EXAMPLES: &str = "
    an open order that goes on, and one that ended
    DoLo_last | DOLO_START | DOLO_END
              | 01/02/2026 |
              | 01/05/2025 | 01/06/2025
    DoLo | DOLO_START | DOLO_END
         | 01/02/2026 | 01/07/2026

    an open order of which this year has another start, and of a child whom it does not have
    DoLo_last | CHILD | DOLO_START | DOLO_END
    !         | 1     | 01/02/2026 |
    !         | 2     | 01/02/2026 |
    DoLo | CHILD | DOLO_START | DOLO_END
         | 1     | 02/02/2026 | 01/07/2026
";
