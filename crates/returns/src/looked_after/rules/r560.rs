//! 560: a decision that stood at the end of last year keeps its day.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "560",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The day of the decision to place for adoption is not that of last year, although last year's decision still stood.",
    ),
    matters: "The wait of the child is counted from this day. Moved, it makes two years of figures disagree about one child.",
    mend: "Give the day that last year's return had; where there is a new decision, show the old one too, with its end.",
    source: "DfE SSDA903 validation rules, 560",
    fields: &[placed_adoption::date_placed],
    reads: &[
        placed_adoption_last::date_placed,
        placed_adoption_last::date_placed_ceased,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let decisions = &child.this.placed_adoption;
    for before in &child.last.placed_adoption {
        let placed = before.date_placed.value();
        let stood = placed.is_some() && before.date_placed_ceased.is_blank();
        // A second decision beside the one that stood is not that one with another day.
        if stood
            && decisions
                .iter()
                .all(|row| row.date_placed.value() != placed)
        {
            points_where(decisions, found, |row| row.date_placed.value().is_some());
        }
    }
}

const EXAMPLES: &str = "
    the same day, written in two ways; and given up last year
    PlacedAdoption      | CHILD | DATE_PLACED
                        | 1     | 03/02/2025
                        | 2     | 20/06/2025
    PlacedAdoption_last | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                        | 1     | 3/2/2025    |
                        | 2     | 03/02/2025  | 10/03/2025

    another day
    PlacedAdoption      | DATE_PLACED
    !                   | 04/02/2025
    PlacedAdoption_last | DATE_PLACED | DATE_PLACED_CEASED
                        | 03/02/2025  |

    the decision that stood, given up in the year, and a new one after it
    PlacedAdoption      | DATE_PLACED | DATE_PLACED_CEASED
                        | 03/02/2025  | 20/06/2025
                        | 09/01/2026  |
    PlacedAdoption_last | DATE_PLACED | DATE_PLACED_CEASED
                        | 03/02/2025  |
";
