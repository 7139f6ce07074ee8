//! 525: nothing is told of an adoption once the plan for it was given up.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "525",
    level: Error,
    years: 2023..=NOW,
    says: Always("The plan of adoption was given up, yet details of an adoption are given."),
    matters: "The child was either adopted or is to be brought up otherwise. Both at once counts a family that may never have been formed.",
    mend: "If the child was adopted, take out the day and the reason for giving up the plan; if not, take out the adoption.",
    source: "DfE SSDA903 validation rules, 525",
    fields: &[
        placed_adoption::date_placed_ceased,
        ad1::date_int,
        ad1::date_match,
        ad1::foster_care,
        ad1::nb_adoptr,
        ad1::sex_adoptr,
        ad1::ls_adoptr,
    ],
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
        |row, decision| {
            decision.date_placed_ceased.is_given() && told_of_adoption(row).contains(&true)
        },
    );
}

const EXAMPLES: &str = "
    a plan that stands, and a row that tells nothing
    PlacedAdoption | CHILD | DATE_PLACED_CEASED
                   | 1     |
                   | 2     | 09/01/2026
    AD1            | CHILD | DATE_MATCH
                   | 1     | 12/06/2025
                   | 2     |

    a plan given up, and one thing told
    PlacedAdoption | DATE_PLACED_CEASED
    !              | 09/01/2026
    AD1            | DATE_MATCH
    !              | 12/06/2025
";
