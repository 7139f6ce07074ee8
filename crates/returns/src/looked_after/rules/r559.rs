//! 559: a decision to place for adoption made before the year was in last year's return.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "559",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The decision to place the child for adoption was made before the year, but last year's return had none.",
    ),
    matters: "Last year this child was not counted as waiting for adopters. A decision added afterwards makes the wait appear from nowhere.",
    mend: "Check the day of the decision; if it is right, last year's return lacked it, and the department is to be told.",
    source: "DfE SSDA903 validation rules, 559",
    fields: &[placed_adoption::date_placed],
    reads: &[placed_adoption_last::date_placed],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year_begins = found.collection().first();
    let mut before = child.last.placed_adoption.iter();
    if before.all(|row| row.date_placed.is_blank()) {
        points_where(&child.this.placed_adoption, found, |row| {
            row.date_placed
                .value()
                .is_some_and(|placed| placed < year_begins)
        });
    }
}

const EXAMPLES: &str = "
    on the first day of the year; before the year and in last year's return
    PlacedAdoption      | CHILD | DATE_PLACED
                        | 1     | 01/04/2025
                        | 2     | 31/03/2025
    PlacedAdoption_last | CHILD | DATE_PLACED
                        | 2     | 31/03/2025

    on the day before the year, with no row last year or one without a day
    PlacedAdoption      | CHILD | DATE_PLACED
    !                   | 1     | 31/03/2025
    !                   | 2     | 31/03/2025
    PlacedAdoption_last | CHILD | DATE_PLACED
                        | 2     |
";
