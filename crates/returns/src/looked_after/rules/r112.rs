//! 112: the date of the decision that adoption is best is a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "112",
    level: Error,
    years: 2023..=NOW,
    says: Always("What stands as the date of the decision for adoption cannot be read as a date."),
    matters: "The years and months a child waits for a family are counted from this day; without it the wait cannot be told.",
    mend: "Write the day of the decision as day, month and four figures of the year.",
    source: "DfE SSDA903 validation rules, 112",
    fields: &[ad1::date_int],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| row.date_int.is_unreadable());
}

const EXAMPLES: &str = "
    a date, and nothing at all: whether it must be there is asked elsewhere
    AD1 | DATE_INT
        | 28/02/2025
        |

    a day that the calendar does not have, and a year of two figures
    AD1 | DATE_INT
    !   | 30/02/2025
    !   | 28/02/25
";
