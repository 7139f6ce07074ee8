//! 547: where a health check up to date is recorded, the four answers asked of every child in care all year are
//! there.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "547",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "It is recorded that the child had the health checks of a small child, but vaccinations, teeth, health assessment or substance misuse are not answered.",
    ),
    matters: "The check of a small child tells little without the rest: teeth, vaccinations, the yearly assessment. With gaps nobody sees whether the child is well cared for.",
    mend: "Complete vaccinations, dental check, health assessment and substance misuse beside the health check; or correct the health check.",
    source: "DfE SSDA903 validation rules, 547",
    fields: &[
        oc2::health_check,
        oc2::immunisations,
        oc2::teeth_check,
        oc2::health_assessment,
        oc2::substance_misuse,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| {
        row.health_check.is(Flag::Yes) && row.lacks_health_items()
    });
}

const EXAMPLES: &str = "
    all four beside it, or no health check
    OC2 | HEALTH_CHECK | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
        | 1 | 1 | 0 | 1 | 0
        | 0 |   |   |   |
        |   | 1 |   |   |

    one of the four missing, and all of them
    OC2 | HEALTH_CHECK | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
    !   | 1 | 1 | 0 | 1 |
    !   | 1 |   |   |   |
";
