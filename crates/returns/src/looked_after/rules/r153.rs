//! 153: the three answers about a care leaver are all given, or none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "153",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Only some of the three answers about the care leaver (in touch, activity, accommodation) are given.",
    ),
    matters: "A young person in work but sleeping rough looks fine on half the answers. The three only tell something together.",
    mend: "Complete the missing answers, with 0 for activity and accommodation where the council is not in touch; or clear all three.",
    source: "DfE SSDA903 validation rules, 153",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |row| {
        let blank = row.in_touch.is_blank() || row.activ.is_blank() || row.accom.is_blank();
        blank && row.tells()
    });
}

const EXAMPLES: &str = "
    all three, or none
    OC3 | IN_TOUCH | ACTIV | ACCOM
        | YES      | F2    | U1
        | NO       | 0     | 0
        |          |       |

    one, or two
    OC3 | IN_TOUCH | ACTIV | ACCOM
    !   | YES      |       |
    !   |          | F2    | U1
    !   | YES      | F2    |
";
