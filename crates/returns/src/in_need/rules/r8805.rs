//! 8805: a closed episode has a reason.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8805",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode was closed, and there is no reason for it."),
    matters: "Why help ended cannot be told: whether the child died, moved, grew up or no longer needed it.",
    mend: "Record the reason for closure; if the episode goes on, take the date out.",
    source: "DfE children in need census validation rules, 8805",
    fields: &[details::closure_date, details::reason_for_closure],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, _) in child.referrals() {
        if details.closure_date.is_given() && details.reason_for_closure.is_blank() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    with a reason, and open
    CINdetails | CINdetailsID | CINclosureDate | ReasonForClosure
               | 1            | 2025-06-02     | RC7
               | 2            |                |

    without
    CINdetails | CINdetailsID | CINclosureDate | ReasonForClosure
    !          | 1            | 2025-06-02     |
";
