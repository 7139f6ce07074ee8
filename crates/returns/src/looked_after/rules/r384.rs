//! 384: a child on short breaks (V3, V4) is in no long-term foster placement (U1, U4).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "384",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child is on short breaks, but the placement is a long-term foster home."),
    matters: "A long-term foster home is promised to a child until they are grown. A weekend there for a rest is something else, and the promise is counted falsely.",
    mend: "Use the type of foster placement that is not long-term, or correct the legal status.",
    source: "DfE SSDA903 validation rules, 384",
    fields: &[episodes::place, episodes::ls],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        is_short_break(stay)
            && stay
                .place
                .is_one_of(&[PlacementType::U1, PlacementType::U4])
    });
}

const EXAMPLES: &str = "
    a break in another foster home; a child in care in a long-term one
    Episodes | LS | PLACE
             | V3 | U6
             | V4 | U3
             | C2 | U4

    a break in a long-term one
    Episodes | LS | PLACE
    !        | V3 | U1
    !        | V4 | U4
";
