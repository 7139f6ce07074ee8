//! 119: a plan of adoption given up has its day and its reason, or neither.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "119",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The day on which the plan of adoption was given up and the reason for it must both be there, or neither.",
    ),
    matters: "A plan that ends without a reason cannot be learned from, and a reason without a day leaves the child waiting on paper.",
    mend: "Add whichever of the two is missing; take both out if the plan still stands.",
    source: "DfE SSDA903 validation rules, 119",
    fields: &[
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
        row.date_placed_ceased.is_given() != row.reason_placed_ceased.is_given()
    });
}

const EXAMPLES: &str = "
    both, and neither
    PlacedAdoption | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                   | 09/01/2026         | RD3
                   |                    |

    one without the other
    PlacedAdoption | DATE_PLACED_CEASED | REASON_PLACED_CEASED
    !              | 09/01/2026         |
    !              |                    | RD3
";
