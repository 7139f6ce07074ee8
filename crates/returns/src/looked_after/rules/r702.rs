//! 702: an order of deprivation of liberty does not end before it begins.
//!
//! An order that ends on the day it begins is let be: the words speak of an end before the start. Check the
//! department's text; the published check finds the same day as well.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "702",
    level: Error,
    years: 2027..=NOW,
    says: Always("The deprivation of liberty order ends before it begins."),
    matters: "How long a child was held is counted between the two days. Turned round, the time is lost from the count.",
    mend: "Check both dates against the court's order and correct the one that is wrong.",
    source: "DfE SSDA903 validation rules, 702",
    fields: &[dolo::dolo_start, dolo::dolo_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    ends_before_start(&child.this.dolo, found, |row| {
        [row.dolo_start.value(), row.dolo_end.value()]
    });
}

const EXAMPLES: &str = "
    the same day, open, and a start that is not known
    DoLo | DOLO_START | DOLO_END
         | 02/05/2026 | 02/05/2026
         | 02/05/2026 |
         |            | 01/05/2026

    a day earlier
    DoLo | DOLO_START | DOLO_END
    !    | 02/05/2026 | 01/05/2026
";
