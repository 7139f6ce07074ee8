//! 104: the day on which a child is no longer unaccompanied is a date, and not before the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "104",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The date on which the child was no longer unaccompanied cannot be read, or lies before this collection year.",
    ),
    matters: "The day decides whether the child counts as unaccompanied in this year at all, and so what the council is granted for them.",
    mend: "Correct the date, or leave the child out of this year's table of unaccompanied children if it all ended earlier.",
    source: "DfE SSDA903 validation rules, 104",
    fields: &[uasc::duc],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = found.collection().first();
    points_where(&child.this.uasc, found, |row| {
        row.duc.is_unreadable() || row.duc.value().is_some_and(|ceased| ceased < first)
    });
}

const EXAMPLES: &str = "
    none yet, or on the first day of the year
    UASC | DUC
         |
         | 01/04/2025

    the day before the year, and a day that never was
    UASC | DUC
    !    | 31/03/2025
    !    | 31/04/2025
";
