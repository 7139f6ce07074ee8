//! 522: a decision for adoption is not given up before it is made.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "522",
    level: Error,
    years: 2023..=NOW,
    says: Always("The plan of adoption was given up before the day it was decided."),
    matters: "A plan that ends before it begins gives the child a wait below nothing, and takes away from the waits of others in an average.",
    mend: "Check both days against the record of the decision; one of them belongs to another decision or has a wrong year.",
    source: "DfE SSDA903 validation rules, 522",
    fields: &[
        placed_adoption::date_placed,
        placed_adoption::date_placed_ceased,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.placed_adoption, found, |row| {
        falls_before(&row.date_placed_ceased, &row.date_placed)
    });
}

const EXAMPLES: &str = "
    given up on the day it was made, and not given up
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED
                   | 14/05/2025  | 14/05/2025
                   | 14/05/2025  |

    given up on the day before
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED
    !              | 14/05/2025  | 13/05/2025
";
