//! 708: an order of deprivation of liberty begins after the child is born.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "708",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The deprivation of liberty order begins on or before the day the child was born.",
    ),
    matters: "No court orders a child to be held before birth. One of the dates is wrong, and with it the age at which a child was locked in.",
    mend: "Check the start of the order and the date of birth, and correct the one that is wrong.",
    source: "DfE SSDA903 validation rules, 708",
    fields: &[dolo::dolo_start],
    reads: &[dolo::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.dolo, found, |row| {
        row.dolo_start.value().is_some() && row.dolo_start.value() <= row.dob.value()
    });
}

const EXAMPLES: &str = "
    the day after birth, and dates that are not known
    DoLo | DOB        | DOLO_START
         | 01/05/2026 | 02/05/2026
         |            | 02/05/2026
         | 01/05/2026 |

    the day of birth, and the day before
    DoLo | DOB        | DOLO_START
    !    | 01/05/2026 | 01/05/2026
    !    | 01/05/2026 | 30/04/2026
";
