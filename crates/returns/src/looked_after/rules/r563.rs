//! 563: a decision that was given up has a day on which it was made.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "563",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The plan of adoption was given up, but the day on which it was decided is missing.",
    ),
    matters: "Without its beginning nobody can say how long the child lived with a plan that came to nothing.",
    mend: "Add the day of the decision from the record of the agency decision maker.",
    source: "DfE SSDA903 validation rules, 563",
    fields: &[
        placed_adoption::date_placed,
        placed_adoption::reason_placed_ceased,
        placed_adoption::date_placed_ceased,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.placed_adoption, found, |row| {
        row.date_placed.is_blank()
            && row.date_placed_ceased.is_given()
            && row.reason_placed_ceased.is_given()
    });
}

const EXAMPLES: &str = "
    a decision with both ends, and one that still stands
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                   | 14/05/2025  | 09/01/2026         | RD3
                   | 14/05/2025  |                    |

    the end alone
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
    !              |             | 09/01/2026         | RD3
";
