//! 554: the decision to place for adoption comes no later than the placement order.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "554",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The decision to place the child for adoption is dated after the placement order was made.",
    ),
    matters: "A council asks the court for the order because it has decided. A later day makes the wait of the child look shorter than it was.",
    mend: "Give the day of the decision on which the court was asked for the order.",
    source: "DfE SSDA903 validation rules, 554",
    fields: &[placed_adoption::date_placed, episodes::decom, episodes::ls],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(ordered) = earliest_stay(&child.this.episodes, |stay| stay.ls.is(LegalStatus::E1))
    else {
        return;
    };
    for row in &child.this.placed_adoption {
        if falls_before(&ordered.decom, &row.date_placed) {
            found.at(row);
            found.at(ordered);
        }
    }
}

const EXAMPLES: &str = "
    on the day of the order
    Episodes       | DECOM      | LS
                   | 20/06/2025 | E1
    PlacedAdoption | DATE_PLACED
                   | 20/06/2025

    on the day after the first of two episodes under it
    Episodes       | DECOM      | LS
                   | 02/05/2025 | C2
    !              | 20/06/2025 | E1
                   | 01/10/2025 | E1
    PlacedAdoption | DATE_PLACED
    !              | 21/06/2025
";
