//! 8630: an episode is closed no earlier than its referral.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8630",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode was closed before its referral."),
    matters: "The length of help is counted from these dates; here it would be less than nothing.",
    mend: "Correct the date of the referral or of the closure.",
    source: "DfE children in need census validation rules, 8630",
    fields: &[details::referral_date, details::closure_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        let closed = episode.closed();
        if closed.is_some() && closed < episode.referred() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    on one day, and open
    CINdetails | CINdetailsID | CINreferralDate | CINclosureDate
               | 1            | 2025-06-02      | 2025-06-02
               | 2            | 2025-06-02      |

    the day before
    CINdetails | CINdetailsID | CINreferralDate | CINclosureDate
    !          | 1            | 2025-06-02      | 2025-06-01
";
