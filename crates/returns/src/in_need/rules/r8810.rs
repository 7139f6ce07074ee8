//! 8810: an episode with a reason for closure has a date of it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8810",
    level: Error,
    years: 2023..=NOW,
    says: Always("There is a reason for closure, and no date."),
    matters: "The episode counts as open, though somebody has ended it.",
    mend: "Record the day on which the episode was closed; if it goes on, take the reason out.",
    source: "DfE children in need census validation rules, 8810",
    fields: &[details::closure_date, details::reason_for_closure],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, _) in child.referrals() {
        if details.closure_date.is_blank() && details.reason_for_closure.is_given() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    with a date, and open
    CINdetails | CINdetailsID | CINclosureDate | ReasonForClosure
               | 1            | 2025-06-02     | RC7
               | 2            |                |

    without
    CINdetails | CINdetailsID | CINclosureDate | ReasonForClosure
    !          | 1            |                | RC7
";
