//! 8640: a reason for closure is one of the codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8640",
    level: Error,
    years: 2023..=NOW,
    says: Always("The reason for closure is none of the codes RC1 to RC9."),
    matters: "Why help ended cannot be told: whether the child died, moved, grew up or no longer needed it.",
    mend: "Choose the reason from the list, or have the export write its code.",
    source: "DfE children in need census validation rules, 8640",
    fields: &[details::reason_for_closure],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, _) in child.referrals() {
        if details.reason_for_closure.is_unreadable() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last, and none
    CINdetails | CINdetailsID | ReasonForClosure
               | 1            | RC1
               | 2            | RC9
               | 3            |

    one of no list, and small letters
    CINdetails | CINdetailsID | ReasonForClosure
    !          | 1            | RC10
    !          | 2            | rc1
";
