//! 584: after a decision given up last year there is a later one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "584",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Last year's decision to place for adoption was given up, and this year's row has no later one.",
    ),
    matters: "To be waiting for adopters again, a child needs a new decision. An old day, or none, joins two waits into one long one.",
    mend: "Give the day of the new decision; take the row out if there is none.",
    source: "DfE SSDA903 validation rules, 584",
    fields: &[placed_adoption::date_placed],
    reads: &[
        placed_adoption_last::date_placed,
        placed_adoption_last::date_placed_ceased,
        placed_adoption_last::reason_placed_ceased,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let given_up = child
        .last
        .placed_adoption
        .iter()
        .filter(|row| row.date_placed_ceased.is_given() || row.reason_placed_ceased.is_given());
    let Some(latest) = given_up.filter_map(|row| row.date_placed.value()).max() else {
        return;
    };
    points_where(&child.this.placed_adoption, found, |row| {
        row.date_placed.is_blank()
            || row
                .date_placed
                .value()
                .is_some_and(|placed| placed <= latest)
    });
}

const EXAMPLES: &str = "
    a decision of the day after; and one that stood
    PlacedAdoption      | CHILD | DATE_PLACED
                        | 1     | 04/02/2025
                        | 2     | 03/02/2025
    PlacedAdoption_last | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                        | 1     | 03/02/2025  | 10/03/2025         | RD1
                        | 2     | 03/02/2025  |                    |

    the same day, an earlier one by the calendar though not by its figures, and none
    PlacedAdoption      | CHILD | DATE_PLACED
    !                   | 1     | 03/02/2025
    !                   | 2     | 30/01/2025
    !                   | 3     |
    PlacedAdoption_last | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                        | 1     | 03/02/2025  | 10/03/2025         | RD1
                        | 2     | 03/02/2025  | 10/03/2025         | RD1
                        | 3     | 03/02/2025  |                    | RD1
";
