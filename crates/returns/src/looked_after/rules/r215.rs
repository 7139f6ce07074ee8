//! 215: who has care-leaver details has no answers on the health and convictions of a year in care.
//!
//! The score of strengths and difficulties is not looked at.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "215",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Care-leaver details are given, and so are answers on health or convictions that are asked only of children in care all year.",
    ),
    matters: "The same young person is counted as in care all year and as having left. One of the two is not their life.",
    mend: "If the young person left care, clear the health and conviction answers; if not, remove the care-leaver row.",
    source: "DfE SSDA903 validation rules, 215",
    fields: &[
        oc2::convicted,
        oc2::health_check,
        oc2::immunisations,
        oc2::teeth_check,
        oc2::health_assessment,
        oc2::substance_misuse,
        oc2::intervention_received,
        oc2::intervention_offered,
        oc3::in_touch,
        oc3::activ,
        oc3::accom,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let rows = &child.this;
    let answered = |row: &Oc2| row.items().any(Cell::is_given);
    if rows.oc3.iter().any(|row| row.tells()) && rows.oc2.iter().any(|row| answered(row)) {
        points_where(&rows.oc2, found, answered);
        points_where(&rows.oc3, found, Oc3::tells);
    }
}

const EXAMPLES: &str = "
    two children, and rows that tell nothing
    OC2 | CHILD | SDQ_SCORE | CONVICTED
        | 1     | 4         |
        | 2     |           | 0
        | 3     |           | 0
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
        | 2     |
        | 4     | YES

    one child with both
    OC2 | TEETH_CHECK | CONVICTED
    !   | 1           |
    !   |             | 0
        |             |
    OC3 | IN_TOUCH | ACCOM
    !   |          | U1
        |          |
";
