//! 115: the date of the decision to place for adoption is a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "115",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "What stands as the date of the decision to place the child for adoption cannot be read as a date.",
    ),
    matters: "From this day on a child is waiting for adopters; a decision without a day drops out of every count of those who wait.",
    mend: "Write the day of the decision as day, month and four figures of the year.",
    source: "DfE SSDA903 validation rules, 115",
    fields: &[placed_adoption::date_placed],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.placed_adoption, found, |row| {
        row.date_placed.is_unreadable()
    });
}

const EXAMPLES: &str = "
    a date, and nothing at all
    PlacedAdoption | DATE_PLACED
                   | 14/05/2025
                   |

    a day that the calendar does not have, and a year of two figures
    PlacedAdoption | DATE_PLACED
    !              | 31/06/2025
    !              | 14/05/25
";
