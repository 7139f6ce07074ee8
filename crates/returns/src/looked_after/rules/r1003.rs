//! 1003: the decision to place for adoption is not before the child came into care.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1003",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The decision to place the child for adoption is dated before the child came into care.",
    ),
    matters: "The time from coming into care to the decision shows whether a young child is left waiting; here it would be less than nothing.",
    mend: "Check the day of the decision against the day care began; a decision from an earlier time in care does not belong here.",
    source: "DfE SSDA903 validation rules, 1003",
    fields: &[placed_adoption::date_placed, episodes::decom, episodes::rne],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(came) = earliest_stay(&child.this.episodes, |stay| stay.rne.is(StartReason::S)) else {
        return;
    };
    for row in &child.this.placed_adoption {
        if falls_before(&row.date_placed, &came.decom) {
            found.at(row);
            found.at(came);
        }
    }
}

const EXAMPLES: &str = "
    decided on the day that care began
    Episodes       | DECOM      | RNE
                   | 02/05/2025 | S
    PlacedAdoption | DATE_PLACED
                   | 02/05/2025

    decided on the day before
    Episodes       | DECOM      | RNE
    !              | 02/05/2025 | S
                   | 19/08/2025 | P
    PlacedAdoption | DATE_PLACED
    !              | 01/05/2025

    in care since another year: the day on which care began is not here
    Episodes       | DECOM      | RNE
                   | 19/08/2025 | P
    PlacedAdoption | DATE_PLACED
                   | 01/05/2025
";
