//! 552: the decision to place comes no later than the placing.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "552",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The latest decision to place the child for adoption is dated after the child moved to adopters.",
    ),
    matters: "The decision comes first: it protects a child from being moved to a family before anyone has weighed whether it should be.",
    mend: "Check the day of the decision and the first day with the adopters.",
    source: "DfE SSDA903 validation rules, 552",
    fields: &[placed_adoption::date_placed, episodes::decom],
    reads: &[episodes::place],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let decisions = &child.this.placed_adoption;
    let decided = decisions.last().and_then(|row| row.date_placed.value());
    let moved = earliest_stay(&child.this.episodes, with_adopters);
    let (Some(decided), Some(moved)) = (decided, moved) else {
        return;
    };
    if moved.decom.value().is_some_and(|moved| moved < decided) {
        found.at(moved);
        points_where(decisions, found, |row| {
            row.date_placed.value() == Some(decided)
        });
    }
}

const EXAMPLES: &str = "
    decided on the day of the move
    Episodes       | DECOM      | PLACE
                   | 20/06/2025 | A3
    PlacedAdoption | DATE_PLACED
                   | 20/06/2025

    decided on the day after
    Episodes       | DECOM      | PLACE
                   | 02/05/2025 | U6
    !              | 20/06/2025 | A3
                   | 01/10/2025 | A3
    PlacedAdoption | DATE_PLACED
    !              | 21/06/2025
";
