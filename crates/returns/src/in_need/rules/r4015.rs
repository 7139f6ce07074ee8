//! 4015: a child in need plan starts no earlier than the referral.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4015",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child in need plan starts before the referral of its episode."),
    matters: "Help is counted by the episode it was given in. A plan before the referral stands in the wrong one.",
    mend: "Correct the start of the plan or the date of the referral, or move the plan to the episode that it belongs to.",
    source: "DfE children in need census validation rules, 4015",
    fields: &[plans::start_date, details::referral_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        before_referral(episode, episode.plans.iter(), found, |row| {
            row.start_date.day()
        });
    }
}

const EXAMPLES: &str = "
    on the day of the referral
    CINdetails | CINdetailsID | CINreferralDate
               | 1            | 2025-06-02
    CINplanDates | CINdetailsID | CINPlanStartDate
                 | 1            | 2025-06-02

    the day before; another episode has nothing to do with it
    CINdetails | CINdetailsID | CINreferralDate
    !          | 1            | 2025-06-02
               | 2            | 2025-06-01
    CINplanDates | CINdetailsID | CINPlanStartDate
    !            | 1            | 2025-06-01
                 | 2            | 2025-06-01
";
