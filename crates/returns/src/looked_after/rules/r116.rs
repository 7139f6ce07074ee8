//! 116: the date on which the decision to place for adoption was given up is a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "116",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "What stands as the date on which the plan to place the child for adoption was given up cannot be read as a date.",
    ),
    matters: "Until that day the child counts as waiting for adopters. A day that cannot be read leaves the child waiting on paper.",
    mend: "Write the day on which the plan was changed as day, month and four figures of the year.",
    source: "DfE SSDA903 validation rules, 116",
    fields: &[placed_adoption::date_placed_ceased],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.placed_adoption, found, |row| {
        row.date_placed_ceased.is_unreadable()
    });
}

const EXAMPLES: &str = "
    a date, and nothing at all: the plan stands
    PlacedAdoption | DATE_PLACED_CEASED
                   | 09/01/2026
                   |

    a day that the calendar does not have, and words
    PlacedAdoption | DATE_PLACED_CEASED
    !              | 29/02/2026
    !              | see file
";
