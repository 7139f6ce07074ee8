//! 704: an order of deprivation of liberty that has ended did so within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "704",
    level: Error,
    years: 2027..=NOW,
    says: Always("The deprivation of liberty order ends before or after the collection year."),
    matters: "An order of another year says nothing of how many children were held in this one.",
    mend: "Correct the end date. Leave out an order that ended before the year, and the end of one that had not ended by its last day.",
    source: "DfE SSDA903 validation rules, 704",
    fields: &[dolo::dolo_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    before(year.first(), &child.this.dolo, found, |row| {
        [row.dolo_end.value()]
    });
    after(year.last(), &child.this.dolo, found, |row| {
        [row.dolo_end.value()]
    });
}

const EXAMPLES: &str = "
    on the first day, on the last, or open
    DoLo | DOLO_END
         | 01/04/2026
         | 31/03/2027
         |

    a day before, and a day after
    DoLo | DOLO_END
    !    | 31/03/2026
    !    | 01/04/2027
";
