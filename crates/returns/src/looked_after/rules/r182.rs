//! 182: who has one of the further answers has the four answers asked of every child in care all year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "182",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Some answers on health and convictions are given, but vaccinations, teeth, health assessment or substance misuse are missing.",
    ),
    matters: "The four are what every child in care for a year is owed a check on. A half-filled record says that somebody looked, not what they found.",
    mend: "Complete vaccinations, dental check, health assessment and substance misuse; or clear the record where the child was not in care all year.",
    source: "DfE SSDA903 validation rules, 182",
    fields: &[
        oc2::immunisations,
        oc2::teeth_check,
        oc2::health_assessment,
        oc2::substance_misuse,
        oc2::convicted,
        oc2::health_check,
        oc2::intervention_received,
        oc2::intervention_offered,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| {
        row.lacks_health_items() && row.further_items().iter().any(|item| item.is_given())
    });
}

const EXAMPLES: &str = "
    all four beside a further answer, a part of the four alone, and nothing at all
    OC2 | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE | CONVICTED
        | 1             | 0           | 1                 | 0                | 0
        | 1             |             |                   |                  |
        |               |             |                   |                  |

    one of the four missing, and all of them
    OC2 | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE | CONVICTED | INTERVENTION_OFFERED
    !   | 1             | 0           | 1                 |                  | 0         |
    !   |               |             |                   |                  |           | 1
";
