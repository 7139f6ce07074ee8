//! 583: every decision to place for adoption but the latest was given up.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "583",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A later decision to place the child for adoption was made, but this one was never given up.",
    ),
    matters: "The child would be waiting for adopters under two decisions, and the first wait would never end.",
    mend: "Enter the day and the reason the earlier decision was given up.",
    source: "DfE SSDA903 validation rules, 583",
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
    let decisions = &child.this.placed_adoption;
    let latest = decisions.last().and_then(|row| row.date_placed.value());
    points_where(decisions, found, |row| {
        let earlier = row
            .date_placed
            .value()
            .is_some_and(|placed| Some(placed) < latest);
        earlier && row.date_placed_ceased.is_blank()
    });
}

const EXAMPLES: &str = "
    the first given up, the latest standing
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED
                   | 14/05/2025  | 09/01/2026
                   | 02/03/2026  |

    the first still standing, though it is named last; the months are told apart by date and not by how they are written
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED
                   | 01/12/2025  |
    !              | 14/05/2025  |
";
