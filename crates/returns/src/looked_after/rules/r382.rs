//! 382: a child on short breaks (V3, V4) is in no temporary placement.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "382",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child is on short breaks, but the placement is a temporary one."),
    matters: "The break itself is the short stay away. A temporary placement inside it counts a move that this child did not make.",
    mend: "Give the episode the type of the placement where the break was spent, or correct the legal status.",
    source: "DfE SSDA903 validation rules, 382",
    fields: &[episodes::ls, episodes::place],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        is_short_break(stay) && is_temporary(stay)
    });
}

const EXAMPLES: &str = "
    a break with foster carers; a child in care in hospital
    Episodes | LS | PLACE
             | V3 | U6
             | V4 | K2
             | C2 | T1

    a break in a temporary placement
    Episodes | LS | PLACE
    !        | V3 | T0
    !        | V4 | T4
";
