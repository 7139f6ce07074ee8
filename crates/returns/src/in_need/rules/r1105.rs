//! 1105: a protection plan starts no earlier than the referral.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1105",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child protection plan starts before the referral of its episode."),
    matters: "A child is protected because somebody raised a concern. A plan before it stands in the wrong episode, and that one looks closed without any.",
    mend: "Correct the start of the plan or the date of the referral, or move the plan to the episode that it belongs to.",
    source: "DfE children in need census validation rules, 1105",
    fields: &[protection_plans::start_date, details::referral_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        before_referral(
            episode,
            episode.protection_plans.iter().map(|each| &each.row),
            found,
            |row| row.start_date.day(),
        );
    }
}

const EXAMPLES: &str = "
    on the day of the referral
    CINdetails | CINdetailsID | CINreferralDate
               | 1            | 2025-06-02
    ChildProtectionPlans | CINdetailsID | CPPstartDate
                         | 1            | 2025-06-02

    the day before; another episode has nothing to do with it
    CINdetails | CINdetailsID | CINreferralDate
    !          | 1            | 2025-06-02
               | 2            | 2025-06-01
    ChildProtectionPlans | CINdetailsID | CPPstartDate
    !                    | 1            | 2025-06-01
                         | 2            | 2025-06-01
";
