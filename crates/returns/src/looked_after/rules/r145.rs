//! 145: the need is one of the codes N1 to N8.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "145",
    level: Error,
    years: 2023..=NOW,
    says: Always("The category of need is not one of the codes N1 to N8."),
    matters: "It says why this child needed help in the first place. Figures of abuse, disability and families under strain all rest on it.",
    mend: "Choose the main need, N1 to N8, as it was when the child came into care.",
    source: "DfE SSDA903 validation rules, 145",
    fields: &[episodes::cin],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.cin.is_unreadable() || stay.cin.is_one_of(OF_NO_CHILD_IN_CARE)
    });
}

/// Needs that other returns know: not stated, and no child in need.
const OF_NO_CHILD_IN_CARE: &[Need] = &[Need::N0, Need::N9];

const EXAMPLES: &str = "
    the first and the last of the codes, or none
    Episodes | CIN
             | N1
             | n8
             |

    numbers beyond them, and a number alone
    Episodes | CIN
    !        | N0
    !        | N9
    !        | 1
";
