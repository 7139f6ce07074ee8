//! 579: one decision to place for adoption ends before the next is made.
//!
//! Two decisions of one day overlap each other, and both are pointed to: the order in which they are supplied says nothing.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "579",
    level: Error,
    years: 2023..=NOW,
    says: Always("A decision to place the child for adoption was made while another still stood."),
    matters: "A child is either to be adopted or not. Two decisions at once count one child twice among those who wait.",
    mend: "Enter the day on which the earlier decision was given up, or take out the one that was entered twice.",
    source: "DfE SSDA903 validation rules, 579",
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
    overlapping(&child.this.placed_adoption, found, |row| {
        let placed = row.date_placed.value();
        // An end that cannot be read is not compared: the decision counts as over at once.
        let ceased = if row.date_placed_ceased.is_unreadable() {
            placed
        } else {
            row.date_placed_ceased.value()
        };
        [placed, ceased]
    });
}

const EXAMPLES: &str = "
    the next on the day that the first was given up
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED
                   | 14/05/2025  | 09/01/2026
                   | 09/01/2026  |

    the next on the day before, and one after a decision that still stands
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED
                   | 14/05/2025  | 09/01/2026
    !              | 08/01/2026  |
    !              | 02/03/2026  |

    the same decision twice
    PlacedAdoption | DATE_PLACED | DATE_PLACED_CEASED
    !              | 14/05/2025  |
    !              | 14/05/2025  |
";
