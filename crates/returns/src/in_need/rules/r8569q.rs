//! 8569Q: a referral from before the year led to something.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8569Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The referral is from before the year, and is not said to have led to further action.",
    ),
    matters: "A referral without further action is over when it is made. One of an earlier year belongs to that year, and is counted twice if it stands in this one.",
    mend: "Say that there was further action where there was; leave the referral out where there was none.",
    source: "DfE children in need census validation rules, 8569Q",
    fields: &[details::referral_date],
    reads: &[details::referral_nfa],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = child.year(found).first;
    for (details, episode) in child.referrals() {
        let referred = episode.referred();
        if !episode.is_taken_up() && referred.is_some_and(|day| is_before(day, 1, first)) {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    on the last working day before the year; long before, with further action
    CINdetails | CINdetailsID | CINreferralDate | ReferralNFA
               | 1            | 2025-03-31      | true
               | 2            | 2019-05-02      | False

    on the working day before that, and where nothing is said
    CINdetails | CINdetailsID | CINreferralDate | ReferralNFA
    !          | 1            | 2025-03-28      | true
    !          | 2            | 2025-03-28      |

    Easter Monday is the first day of the year, and Good Friday is before it (2025)
    Header | ReferenceDate
           | 2025-03-31
    CINdetails | CINdetailsID | CINreferralDate | ReferralNFA
               | 1            | 2024-03-28      | true
    !          | 2            | 2024-03-27      | true
";
