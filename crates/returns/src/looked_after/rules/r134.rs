//! 134: who has care-leaver details has no adoption details.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "134",
    level: Error,
    years: 2023..=NOW,
    says: Always("Adoption details are given for a young person who has care-leaver details too."),
    matters: "A child who was adopted has a family that answers for them; a care leaver has the council. One of the two records sends help to the wrong door.",
    mend: "Find out how the young person left care, and remove the adoption row or the care-leaver row.",
    source: "DfE SSDA903 validation rules, 134",
    fields: &[
        ad1::date_int,
        ad1::date_match,
        ad1::foster_care,
        ad1::nb_adoptr,
        ad1::sex_adoptr,
        ad1::ls_adoptr,
    ],
    reads: &[oc3::in_touch, oc3::activ, oc3::accom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| {
        row.tells() && child.this.oc3.iter().any(|leaver| leaver.tells())
    });
}

const EXAMPLES: &str = "
    two children, and rows that tell nothing
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
        | 2     |
        | 3     | YES
    AD1 | CHILD | DATE_INT
        | 4     | 01/06/2025
        | 2     | 01/06/2025
        | 3     |

    one child with both
    OC3 | CHILD | ACTIV
        | 1     | F2
    AD1 | CHILD | DATE_INT   | LS_ADOPTR
    !   | 1     | 01/06/2025 |
    !   | 1     |            | L0
";
