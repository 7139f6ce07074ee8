//! 1104: a conference that follows an enquiry is held no earlier than the referral.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1104",
    level: Error,
    years: 2023..=NOW,
    says: Always("The initial conference is dated before the referral of its episode."),
    matters: "A conference without a referral before it says that the history of the child is out of order: nobody can follow what was decided when.",
    mend: "Correct the date of the conference or of the referral, or move the enquiry to the episode that it belongs to.",
    source: "DfE children in need census validation rules, 1104",
    fields: &[enquiries::date_of_initial_cpc, details::referral_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        before_referral(episode, episode.enquiries.iter(), found, |row| {
            row.date_of_initial_cpc.day()
        });
    }
}

const EXAMPLES: &str = "
    on the day of the referral
    CINdetails | CINdetailsID | CINreferralDate
               | 1            | 2025-06-02
    Section47 | CINdetailsID | DateOfInitialCPC
              | 1            | 2025-06-02

    the day before; another episode has nothing to do with it
    CINdetails | CINdetailsID | CINreferralDate
    !          | 1            | 2025-06-02
               | 2            | 2025-06-01
    Section47 | CINdetailsID | DateOfInitialCPC
    !         | 1            | 2025-06-01
              | 2            | 2025-06-01
";
