//! 558: of several plans of adoption the one that led to the adoption was not given up.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "558",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was adopted, but every one of several decisions to place for adoption was given up.",
    ),
    matters: "One of the decisions led to the family that the child has now. Given up on paper, a success is counted among the failures.",
    mend: "Take the end and the reason out of the decision that led to the adoption.",
    source: "DfE SSDA903 validation rules, 558",
    fields: &[episodes::rec],
    reads: &[placed_adoption::date_placed_ceased],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let decisions = &child.this.placed_adoption;
    if decisions.len() > 1
        && decisions
            .iter()
            .all(|row| row.date_placed_ceased.is_given())
    {
        points_where(&child.this.episodes, found, ended_in_adoption);
    }
}

const EXAMPLES: &str = "
    the first given up, the second not; one decision alone is asked about elsewhere
    Episodes       | CHILD | REC
                   | 1     | E11
                   | 2     | E12
    PlacedAdoption | CHILD | DATE_PLACED_CEASED
                   | 1     | 09/05/2025
                   | 1     |
                   | 2     | 09/05/2025

    both given up
    Episodes       | REC
                   | X1
    !              | E12
    PlacedAdoption | DATE_PLACED_CEASED
                   | 09/05/2025
                   | 09/01/2026
";
