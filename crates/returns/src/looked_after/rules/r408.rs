//! 408: a child placed for adoption with a placement order (A5, A6) has one (E1).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "408",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is placed for adoption with a placement order, but the legal status is not E1.",
    ),
    matters: "A placement order is what lets a court take the choice from the parents. Either it was never made, or the record of it is missing.",
    mend: "Set the legal status to E1 from the day of the order, or use A3 or A4 where the parents consented.",
    source: "DfE SSDA903 validation rules, 408",
    fields: &[episodes::place, episodes::ls],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place
            .is_one_of(&[PlacementType::A5, PlacementType::A6])
            && !stay.ls.is(LegalStatus::E1)
    });
}

const EXAMPLES: &str = "
    with an order; with consent
    Episodes | PLACE | LS
             | A5    | E1
             | A6    | E1
             | A3    | C2

    without an order
    Episodes | PLACE | LS
    !        | A5    | C2
    !        | A6    |
";
