//! 2884: the date of a first conference stands at the referral or at an enquiry, not at both.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2884",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The initial conference is dated both on the episode and on a section 47 enquiry of it.",
    ),
    matters: "One conference is then counted twice, and the time to it is measured from two starts.",
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
        if details.date_of_initial_cpc.is_blank() {
            continue;
        }
        let mut any = false;
        for enquiry in &episode.enquiries {
            if enquiry.date_of_initial_cpc.is_given() {
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
    at one level in each of two episodes
    CINdetails | CINdetailsID | DateOfInitialCPC
               | 1            | 2025-06-02
               | 2            |
    Section47 | CINdetailsID | DateOfInitialCPC
              | 1            |
              | 2            | 2025-06-02

    at both levels of one episode, even on different days
    CINdetails | CINdetailsID | DateOfInitialCPC
    !          | 1            | 2025-06-02
    Section47 | CINdetailsID | DateOfInitialCPC
    !         | 1            | 2025-06-09
";
