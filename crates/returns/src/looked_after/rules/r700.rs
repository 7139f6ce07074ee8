//! 700: an order of deprivation of liberty has the day it began.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "700",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The day on which the deprivation of liberty order began is missing or is not a date.",
    ),
    matters: "A child may be locked in only from the day a court allows it. Without that day nobody can tell whether it was lawful.",
    mend: "Record the start date of the order as the court gave it (day, month, year).",
    source: "DfE SSDA903 validation rules, 700",
    fields: &[dolo::dolo_start],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.dolo, found, |row| {
        row.dolo_start.value().is_none()
    });
}

const EXAMPLES: &str = "
    a date
    DoLo | DOLO_START
         | 01/05/2026

    none, another way of writing, and a day there never was
    DoLo | DOLO_START
    !    |
    !    | MAY 2026
    !    | 31/04/2026
";
