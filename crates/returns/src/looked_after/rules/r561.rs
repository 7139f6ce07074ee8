//! 561: a decision given up last year is not in this year's return.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "561",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "This decision to place for adoption was in last year's return, and it was given up there.",
    ),
    matters: "A plan that ended last year would keep the child among those who wait, in a year when another plan was being followed.",
    mend: "Take the row out; if the child is to be adopted after all, give the day of the new decision.",
    source: "DfE SSDA903 validation rules, 561",
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
    for row in &child.this.placed_adoption {
        let mut before = child.last.placed_adoption.iter();
        let given_up = before.any(|before| {
            before.date_placed.value() == row.date_placed.value()
                && (before.date_placed_ceased.is_given() || before.reason_placed_ceased.is_given())
        });
        if row.date_placed.value().is_some() && given_up {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    a decision that stood, and a new one after the old was given up
    PlacedAdoption      | CHILD | DATE_PLACED
                        | 1     | 03/02/2025
                        | 2     | 20/06/2025
    PlacedAdoption_last | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                        | 1     | 03/02/2025  |                    |
                        | 2     | 03/02/2025  | 10/03/2025         | RD1

    the one that was given up, with its day or only a reason
    PlacedAdoption      | CHILD | DATE_PLACED
    !                   | 1     | 03/02/2025
    !                   | 2     | 3/2/2025
    PlacedAdoption_last | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                        | 1     | 03/02/2025  | 10/03/2025         | RD1
                        | 2     | 03/02/2025  |                    | RD1
";
