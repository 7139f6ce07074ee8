//! 703: an order of deprivation of liberty does not begin after the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "703",
    level: Error,
    years: 2027..=NOW,
    says: Always("The deprivation of liberty order begins after the end of the collection year."),
    matters: "An order yet to come has not touched the child this year; counted now, the child is shown as held before they were.",
    mend: "Correct the start date, or leave the order for next year's return.",
    source: "DfE SSDA903 validation rules, 703",
    fields: &[dolo::dolo_start],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    after(last, &child.this.dolo, found, |row| {
        [row.dolo_start.value()]
    });
}

const EXAMPLES: &str = "
    on the last day, or not given
    DoLo | DOLO_START
         | 31/03/2027
         |

    a day after it
    DoLo | DOLO_START
    !    | 01/04/2027
";
