//! 335: the placement and the answer about fostering say the same of who adopted.
//!
//! The rule also names the codes A1 and A2, and E1 as a reason for leaving. None of them has been a code of the return in
//! any year known here, and other rules point to them as no codes at all.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "335",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Whether the foster carers adopted the child is answered otherwise than the code of the last placement says.",
    ),
    matters: "Adoption by the foster carers spares a child a move. Told in two ways, nobody knows whether this child had to move.",
    mend: "Give 1 with A3 and A5, where the child stayed with its foster carers, and 0 with A4 and A6, where it moved to others.",
    source: "DfE SSDA903 validation rules, 335",
    fields: &[episodes::place, ad1::foster_care],
    reads: &[episodes::rec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_to_both(&child.this.ad1, &child.this.episodes, found, |row, stay| {
        let by_others = [PlacementType::A4, PlacementType::A6];
        let by_carers = [PlacementType::A3, PlacementType::A5];
        ended_in_adoption(stay)
            && (row.foster_care.is(Flag::No) && stay.place.is_one_of(&by_carers)
                || row.foster_care.is(Flag::Yes) && stay.place.is_one_of(&by_others))
    });
}

const EXAMPLES: &str = "
    stayed with the foster carers; went to others
    Episodes | CHILD | PLACE | REC
             | 1     | A5    | E11
             | 2     | A6    | E12
    AD1      | CHILD | FOSTER_CARE
             | 1     | 1
             | 2     | 0

    each the other way about
    Episodes | CHILD | PLACE | REC
    !        | 1     | A3    | E11
    !        | 2     | A4    | E12
    AD1      | CHILD | FOSTER_CARE
    !        | 1     | 0
    !        | 2     | 1

    a placement with adopters that has not ended in adoption
    Episodes | PLACE | REC
             | A5    | X1
    AD1      | FOSTER_CARE
             | 0
";
