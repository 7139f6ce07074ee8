//! 1011: whose care another council took over has no care-leaver details here.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1011",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The last episode ended because another council took over the care (E3), but care-leaver details are given.",
    ),
    matters: "The council that took over keeps in touch from then on. Two councils reporting one young person count them twice, and each may rely on the other.",
    mend: "Remove the care-leaver row; where the care was not taken over, correct the reason the episode ended.",
    source: "DfE SSDA903 validation rules, 1011",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[episodes::decom, episodes::rec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |row| {
        row.tells() && begun_last(&child.this.episodes).any(|stay| stay.rec.is(CeaseReason::E3))
    });
}

const EXAMPLES: &str = "
    taken over and later back, or nothing told
    Episodes | CHILD | DECOM      | REC
             | 1     | 01/06/2023 | E3
             | 1     | 01/09/2025 | E8
             | 2     | 01/06/2023 | E3
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
        | 2     |

    taken over in the end
    Episodes | DECOM      | REC
             | 01/06/2023 | X1
             | 01/09/2025 | E3
    OC3 | IN_TOUCH | ACTIV | ACCOM
    !   | YES      |       |
    !   |          |       | U1
";
