//! 378: a child placed with their own parents (P1) is not accommodated under section 20 (V2).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "378",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is placed with their parents (P1) but accommodated under section 20 (V2).",
    ),
    matters: "Section 20 is care that parents ask for because they cannot look after their child now. A child who lives with them under it is at home, not in care.",
    mend: "Correct the placement or the legal status; if the child has gone home, end the episode.",
    source: "DfE SSDA903 validation rules, 378",
    fields: &[episodes::place, episodes::ls],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.place.is(PlacementType::P1) && stay.ls.is(LegalStatus::V2)
    });
}

const EXAMPLES: &str = "
    with parents under a care order; with foster carers under section 20
    Episodes | PLACE | LS
             | P1    | C2
             | U6    | V2
             | P1    |

    with parents under section 20
    Episodes | PLACE | LS
    !        | P1    | V2
";
