//! 516: a child whose former foster carers became special guardians (E45, E46) left care from a foster home (U1 to
//! U6).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "516",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A former foster carer became the special guardian, but the child was in no foster placement.",
    ),
    matters: "That foster carers keep a child for good is among the best ways out of care. Here it is not seen that they were the child's carers.",
    mend: "Correct the placement (U1 to U6), or use E47 or E48 where the guardian was not the foster carer.",
    source: "DfE SSDA903 validation rules, 516",
    fields: &[episodes::rec, episodes::place],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.rec.is_one_of(&[CeaseReason::E45, CeaseReason::E46])
            && !stay.place.code().is_some_and(PlacementType::is_foster)
    });
}

const EXAMPLES: &str = "
    from each kind of foster home; another guardian
    Episodes | REC | PLACE
             | E45 | U1
             | E46 | U2
             | E45 | U3
             | E46 | U4
             | E45 | U5
             | E46 | U6
             | E48 | K2

    from elsewhere
    Episodes | REC | PLACE
    !        | E45 | A3
    !        | E46 | T1
    !        | E45 |
";
