//! 2889: an enquiry starts no earlier than the referral.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2889",
    level: Error,
    years: 2023..=NOW,
    says: Always("The section 47 enquiry starts before the referral of its episode."),
    matters: "How soon a child at risk is seen is counted from the referral; here it would be less than nothing.",
    mend: "Correct the start of the enquiry or the date of the referral, or move the enquiry to the episode that it belongs to.",
    source: "DfE children in need census validation rules, 2889",
    fields: &[enquiries::actual_start_date, details::referral_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        before_referral(episode, episode.enquiries.iter(), found, |row| {
            row.actual_start_date.day()
        });
    }
}

const EXAMPLES: &str = "
    on the day of the referral
    CINdetails | CINdetailsID | CINreferralDate
               | 1            | 2025-06-02
    Section47 | CINdetailsID | S47ActualStartDate
              | 1            | 2025-06-02

    the day before; another episode has nothing to do with it
    CINdetails | CINdetailsID | CINreferralDate
    !          | 1            | 2025-06-02
               | 2            | 2025-06-01
    Section47 | CINdetailsID | S47ActualStartDate
    !         | 1            | 2025-06-01
              | 2            | 2025-06-01
";
