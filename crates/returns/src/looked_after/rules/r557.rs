//! 557: a child who leaves care otherwise than by adoption is no longer waiting for it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "557",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was to be adopted and left care otherwise, but when and why the plan was given up is not told.",
    ),
    matters: "The child has gone home or to a guardian and still counts as waiting for adopters; the list of those who wait never shortens.",
    mend: "Enter the day and the reason the plan was given up, no later than the end of care.",
    source: "DfE SSDA903 validation rules, 557",
    fields: &[
        placed_adoption::date_placed_ceased,
        placed_adoption::reason_placed_ceased,
        episodes::place,
        episodes::ls,
        episodes::rec,
    ],
    reads: &[],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_with_freeing_orders)),
        (2025, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    left_otherwise(child, found, &[LegalStatus::E1]);
}

/// Freeing orders, made until 2005, were asked about until 2023/24.
fn check_with_freeing_orders(child: &Child<'_>, found: &mut Found<'_>) {
    left_otherwise(child, found, &[LegalStatus::D1, LegalStatus::E1]);
}

fn left_otherwise(child: &Child<'_>, found: &mut Found<'_>, orders: &[LegalStatus]) {
    let decisions = &child.this.placed_adoption;
    let says_nothing = |row: &PlacedAdoption| {
        row.date_placed_ceased.is_blank() || row.reason_placed_ceased.is_blank()
    };
    let any_says_nothing = decisions.iter().any(|row| says_nothing(row));
    let mut any_left = false;
    for stay in &child.this.episodes {
        let to_be_adopted = with_adopters(stay) || stay.ls.is_one_of(orders);
        let goes_on = stay.rec.is_blank() || stay.rec.is(CeaseReason::X1);
        if !to_be_adopted || goes_on || ended_in_adoption(stay) {
            continue;
        }
        if decisions.is_empty() || any_says_nothing {
            found.at(stay);
        }
        any_left = true;
    }
    if any_left {
        points_where(decisions, found, says_nothing);
    }
}

const EXAMPLES: &str = "
    given up before the child went home; adopted; still in care
    Episodes       | CHILD | PLACE | LS | REC
                   | 1     | U6    | E1 | E4A
                   | 2     | A5    | E1 | E11
                   | 3     | A3    | V2 | X1
                   | 4     | A3    | V2 |
    PlacedAdoption | CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                   | 1     | 09/01/2026         | RD4

    went home with the plan standing, with half of its end, and without any row
    Episodes       | CHILD | PLACE | LS | REC
    !              | 1     | U6    | E1 | E4A
    !              | 2     | A3    | V2 | E4B
    !              | 3     | A6    | E1 | E48
    PlacedAdoption | CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
    !              | 1     |                    |
    !              | 2     | 09/01/2026         |

    a freeing order is not asked about
    Episodes       | PLACE | LS | REC
                   | U6    | D1 | E4A

    still in care under a freeing order, while it was asked about (2024)
    Episodes       | PLACE | LS | REC
                   | U6    | D1 | X1

    a freeing order, while it was asked about (2024)
    Episodes       | PLACE | LS | REC
    !              | U6    | D1 | E4A
";
