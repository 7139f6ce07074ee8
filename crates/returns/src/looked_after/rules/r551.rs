//! 551: a child placed with adopters has a day on which that was decided.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "551",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child lives with adopters, but no decision to place for adoption is given."),
    matters: "A child may be placed for adoption only by a decision. Without its day the wait of this child is lost to the count.",
    mend: "Enter the decision, or correct the code of the placement if these are not adopters.",
    source: "DfE SSDA903 validation rules, 551",
    fields: &[episodes::place],
    reads: &[placed_adoption::date_placed],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut decisions = child.this.placed_adoption.iter();
    if decisions.all(|row| row.date_placed.is_blank()) {
        points_where(&child.this.episodes, found, with_adopters);
    }
}

const EXAMPLES: &str = "
    with adopters under a decision
    Episodes       | PLACE
                   | A4
    PlacedAdoption | DATE_PLACED
                   | 03/02/2025

    a row without a day, and no row at all
    Episodes       | CHILD | PLACE
    !              | 1     | A4
                   | 1     | U6
    !              | 2     | A5
    PlacedAdoption | CHILD | DATE_PLACED
                   | 1     |

    a day that cannot be read: that is said elsewhere
    Episodes       | PLACE
                   | A4
    PlacedAdoption | DATE_PLACED
                   | 30/02/2025
";
