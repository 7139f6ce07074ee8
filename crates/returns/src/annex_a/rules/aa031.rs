//! AA031: the steps to adoption are taken in order.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA031",
    level: Error,
    years: 2020..=NOW,
    says: Always("The dates of decision, match, placing and order are not in that order."),
    matters: "How long the child waited at each step is worked out from these dates, and one taken out of its order may be one that nobody was entitled to take.",
    mend: "Compare the dates with the decision sheet, the panel's minutes and the court's order, and correct the one that is wrong.",
    source: "Annex A: list 10",
    fields: &[
        adoption::decided,
        adoption::matched,
        adoption::placed,
        adoption::ordered,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.adoption, found, |row| {
        let steps = [
            row.decided.value(),
            row.matched.value(),
            row.placed.value(),
            row.ordered.value(),
        ];
        let taken: Vec<Day> = steps.into_iter().flatten().collect();
        !taken.is_sorted()
    });
}

const EXAMPLES: &str = "
    in order, some not yet taken
    List 10 | Date of Decision that Child Should be | Date of Matching | Date Placed for Adoption | Adoption Order
            | 05/01/2025                            | 05/04/2025       | 05/05/2025               | 05/01/2026
            | 05/01/2025                            |                  |                          |

    placed before the match
    List 10 | Date of Decision that Child Should be | Date of Matching | Date Placed for Adoption
    !       | 05/01/2025                            | 05/04/2025       | 05/03/2025
";
