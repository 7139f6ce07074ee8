//! 390: a child who is adopted (E11, E12) left care from a placement for adoption (A3 to A6).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "390",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child was adopted, but the last placement is not one for adoption."),
    matters: "Between the foster home and the adoption lies the day the child moved in with their new family. That day is missing here.",
    mend: "Record the placement for adoption (A3 to A6) as the episode that ended with the adoption, or correct the reason it ended.",
    source: "DfE SSDA903 validation rules, 390",
    fields: &[episodes::place, episodes::rec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.rec.is_one_of(&[CeaseReason::E11, CeaseReason::E12])
            && !stay.place.is_one_of(PlacementType::ADOPTERS)
    });
}

const EXAMPLES: &str = "
    adopted from a placement for adoption; home from foster carers
    Episodes | PLACE | REC
             | A3    | E11
             | A6    | E12
             | U6    | E4A

    adopted from foster carers, or from nobody knows where
    Episodes | PLACE | REC
    !        | U5    | E11
    !        | P1    | E12
    !        |       | E12
";
