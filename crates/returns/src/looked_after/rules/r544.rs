//! 544: where a conviction is recorded, the four answers asked of every child in care all year are there.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "544",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "It is recorded that the child was convicted, but vaccinations, teeth, health assessment or substance misuse are not answered.",
    ),
    matters: "A child who was convicted is one whose health and habits most need watching. The row says that somebody kept the record, not whether anybody kept watch.",
    mend: "Complete vaccinations, dental check, health assessment and substance misuse beside the conviction; or correct the conviction.",
    source: "DfE SSDA903 validation rules, 544",
    fields: &[
        oc2::convicted,
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
        row.convicted.is(Flag::Yes) && row.lacks_health_items()
    });
}

const EXAMPLES: &str = "
    all four beside it, or no conviction
    OC2 | CONVICTED | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
        | 1 | 1 | 0 | 1 | 0
        | 0 |   |   |   |
        |   | 1 |   |   |

    one of the four missing, and all of them
    OC2 | CONVICTED | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
    !   | 1 | 1 | 0 | 1 |
    !   | 1 |   |   |   |
";
