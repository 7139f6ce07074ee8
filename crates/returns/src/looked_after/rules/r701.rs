//! 701: the end of an order of deprivation of liberty, where it is given, is a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "701",
    level: Error,
    years: 2027..=NOW,
    says: Always("The day on which the deprivation of liberty order ended is not a date."),
    matters: "From that day on the child must be free again. A date nobody can read does not show that they are.",
    mend: "Record the end date of the order (day, month, year), or leave it blank while the order lasts.",
    source: "DfE SSDA903 validation rules, 701",
    fields: &[dolo::dolo_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.dolo, found, |row| row.dolo_end.is_unreadable());
}

const EXAMPLES: &str = "
    a date, or none yet
    DoLo | DOLO_END
         | 01/05/2026
         |

    what is no date
    DoLo | DOLO_END
    !    | ONGOING
    !    | 31/04/2026
";
