//! 553: a placement order rests on a decision to place for adoption, and on one that stands.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "553",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "There is a placement order but no decision to place the child for adoption, or one that was given up while the order stands.",
    ),
    matters: "The order takes from parents the say over where their child lives. It must not go on when adoption is no longer the plan.",
    mend: "Enter the decision; or, where it was given up, the day on which the court revoked the order.",
    source: "DfE SSDA903 validation rules, 553",
    fields: &[
        placed_adoption::child,
        placed_adoption::date_placed,
        placed_adoption::date_placed_ceased,
        placed_adoption::reason_placed_ceased,
        episodes::ls,
    ],
    reads: &[episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let decisions = &child.this.placed_adoption;
    let mut any_goes_on = false;
    for stay in &child.this.episodes {
        if !stay.ls.is(LegalStatus::E1) {
            continue;
        }
        if decisions.is_empty() {
            found.at(stay);
        }
        any_goes_on |= stay.dec.is_blank();
    }
    if any_goes_on {
        points_where(decisions, found, |row| {
            row.date_placed_ceased.is_given() || row.reason_placed_ceased.is_given()
        });
    }
}

const EXAMPLES: &str = "
    an order under a decision that stands; an order that ended, and then the plan
    Episodes       | CHILD | LS | DEC
                   | 1     | E1 |
                   | 2     | E1 | 09/01/2026
    PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                   | 1     | 03/02/2025  |                    |
                   | 2     | 03/02/2025  | 09/01/2026         | RD4

    no decision
    Episodes       | LS | DEC
                   | C2 | 01/06/2025
    !              | E1 | 09/01/2026
    !              | E1 |

    an order that still stands, the plan given up, or a reason for it given
    Episodes       | CHILD | LS | DEC
                   | 1     | E1 |
                   | 2     | E1 |
    PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
    !              | 1     | 03/02/2025  | 09/01/2026         |
    !              | 2     | 03/02/2025  |                    | RD4
";
