//! SD052: the steps to adoption are taken in order.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD052",
    level: Error,
    years: 2020..=NOW,
    says: Always("The dates of decision, match, placing and order are not in that order."),
    matters: "How long the child waited at each step is worked out from these dates, and a step taken out of its order may be one that nobody was entitled to take.",
    mend: "Compare the dates with the decision sheet, the panel's minutes and the court's order, and correct the one that is wrong.",
    source: "Adoption: decision, match, placing, order",
    fields: &[
        permanence::adm_decision_date,
        permanence::matched_date,
        permanence::placed_for_adoption_date,
        permanence::permanence_order_date,
    ],
    reads: &[permanence::permanence_order_type],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.permanence, found, |row| {
        let adopted = row.permanence_order_type.value()
            != Some(PermanenceOrder::SpecialGuardianship)
            && row.permanence_order_type.value() != Some(PermanenceOrder::ChildArrangements);
        let steps = [
            row.adm_decision_date.value(),
            row.matched_date.value(),
            row.placed_for_adoption_date.value(),
            row.permanence_order_date.value().filter(|_| adopted),
        ];
        let taken: Vec<Day> = steps.into_iter().flatten().collect();
        !taken.is_sorted()
    });
}

const EXAMPLES: &str = "
    in order, some not yet taken; guardianship after all
    permanence | adm_decision_date | matched_date | placed_for_adoption_date | permanence_order_date | order_type
               | 10/01/2024    | 10/05/2024   | 10/06/2024               | 10/02/2025            | Adoption
               | 10/01/2024    |              |                          |                       |
               | 10/01/2024    |              |                          | 10/01/2023            | Special Guardianship

    placed before the match
    permanence | adm_decision_date | matched_date | placed_for_adoption_date
    !          | 10/01/2024    | 10/05/2024   | 09/05/2024
";
