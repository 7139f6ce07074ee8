//! 217: a child placed for adoption with their own foster carers (A3, A5) since April 2015 began that episode with S,
//! T or U.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "217",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is placed for adoption with the foster carers they already lived with, but the reason for the new episode says that the carer changed.",
    ),
    matters: "For this child nothing moved: the same people became their adopters. Recorded as another carer, a steady home looks like one more move.",
    mend: "Use T, or U where the legal status changed as well (S where care began here); if the carer did change, the placement is A4 or A6.",
    source: "DfE SSDA903 validation rules, 217",
    fields: &[episodes::place, episodes::decom, episodes::rne],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let since = Day::new(2015, 4, 1);
    let same_carer = [StartReason::S, StartReason::T, StartReason::U];
    points_where(&child.this.episodes, found, |stay| {
        stay.place
            .is_one_of(&[PlacementType::A3, PlacementType::A5])
            && stay.decom.value() >= since
            && !stay.rne.is_one_of(&same_carer)
    });
}

const EXAMPLES: &str = "
    the same carer, or an episode from before April 2015
    Episodes | PLACE | DECOM      | RNE
             | A3    | 01/05/2025 | S
             | A5    | 01/05/2025 | T
             | A5    | 01/05/2025 | U
             | A3    | 31/03/2015 | P
             | A4    | 01/05/2025 | P
             | A3    |            | P

    another carer, or no reason
    Episodes | PLACE | DECOM      | RNE
    !        | A3    | 01/04/2015 | P
    !        | A5    | 01/05/2025 | B
    !        | A5    | 01/05/2025 |
";
