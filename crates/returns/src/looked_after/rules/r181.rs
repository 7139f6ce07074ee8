//! 181: the eight answers on health and convictions are no (0) or yes (1).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "181",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "One of the answers on health, convictions or help with substance misuse is neither 0 nor 1.",
    ),
    matters: "What is neither yes nor no is left out of the count, and the child with it: a missed health assessment then looks like no gap at all.",
    mend: "Record 1 for yes and 0 for no; leave blank only what is not asked of this child.",
    source: "DfE SSDA903 validation rules, 181",
    fields: &[
        oc2::convicted,
        oc2::health_check,
        oc2::immunisations,
        oc2::teeth_check,
        oc2::health_assessment,
        oc2::substance_misuse,
        oc2::intervention_received,
        oc2::intervention_offered,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| {
        row.items().any(Cell::is_unreadable)
    });
}

const EXAMPLES: &str = "
    yes, no, and nothing said
    OC2 | CONVICTED | HEALTH_CHECK | TEETH_CHECK | INTERVENTION_OFFERED
        | 0         |              | 1           |

    a number that is none of the two, and a word
    OC2 | CONVICTED | HEALTH_CHECK | TEETH_CHECK | INTERVENTION_OFFERED
    !   | 2         |              | 1           |
    !   | 0         |              | YES         |
    !   | 0         |              | 1           | 9
";
