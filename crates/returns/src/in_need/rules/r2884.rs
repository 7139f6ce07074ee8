//! 2884: a first conference stands at the referral or at an enquiry, not at both.
//!
//! Check the department's text: we take the same day within one episode as one conference. Two days are two conferences,
//! as when a child moves in with a plan and another conference is held later.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2884",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "One initial conference stands both on the episode and on a section 47 enquiry of it.",
    ),
    matters: "One conference is then counted as two, and the time that children wait for one is measured from two starts.",
    mend: "Keep the date on the enquiry that led to the conference. On the episode it belongs only where there was no enquiry here.",
    source: "DfE children in need census validation rules, 2884",
    fields: &[details::date_of_initial_cpc, enquiries::date_of_initial_cpc],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        let Some(held) = details.date_of_initial_cpc.day() else {
            continue;
        };
        let mut any = false;
        for enquiry in &episode.enquiries {
            if enquiry.date_of_initial_cpc.day() == Some(held) {
                found.at(enquiry);
                any = true;
            }
        }
        if any {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    at one level in each of two episodes, and on two days
    CINdetails | CINdetailsID | DateOfInitialCPC
               | 1            | 2025-06-02
               | 2            |
    Section47 | CINdetailsID | DateOfInitialCPC
              | 1            | 2025-06-03
              | 2            | 2025-06-02

    the same day at both levels of one episode
    CINdetails | CINdetailsID | DateOfInitialCPC
    !          | 1            | 2025-06-02
    Section47 | CINdetailsID | DateOfInitialCPC
    !         | 1            | 2025-06-02
              | 1            | 2025-07-02
";
