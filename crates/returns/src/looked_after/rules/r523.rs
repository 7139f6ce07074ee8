//! 523: the decision for adoption is of one day in both tables.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "523",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The day of the decision for adoption is not the same with the adoption as with the decision to place.",
    ),
    matters: "It is one decision. With two days the child has two waits, and a published figure uses one of them by chance.",
    mend: "Put the day on which the decision maker decided into both places.",
    source: "DfE SSDA903 validation rules, 523",
    fields: &[placed_adoption::date_placed, ad1::date_int],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_to_both(
        &child.this.ad1,
        &child.this.placed_adoption,
        found,
        |row, decision| differ(&row.date_int, &decision.date_placed),
    );
}

const EXAMPLES: &str = "
    one day, written in two ways
    PlacedAdoption | DATE_PLACED
                   | 03/02/2025
    AD1            | DATE_INT
                   | 3/2/2025

    two days
    PlacedAdoption | DATE_PLACED
    !              | 03/02/2025
    AD1            | DATE_INT
    !              | 04/02/2025

    none in one of them
    PlacedAdoption | DATE_PLACED
                   |
    AD1            | DATE_INT
                   | 04/02/2025
";
