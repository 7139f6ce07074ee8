//! 4000: a referral without further action has no child in need plan.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4000",
    level: Error,
    years: 2023..=NOW,
    says: Always("The referral led to no further action, yet there is a child in need plan."),
    matters: "Either the child was helped and counts as one who was not, or help is counted that was not given.",
    mend: "Correct whether there was further action, or take the plan out.",
    source: "DfE children in need census validation rules, 4000",
    fields: &[details::referral_nfa, plans::child],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        if details.referral_nfa.is_true() && !episode.plans.is_empty() {
            found.at(details);
            episode.plans.iter().for_each(|row| found.at(row));
        }
    }
}

const EXAMPLES: &str = "
    further action and a plan; none and no plan
    CINdetails | CINdetailsID | ReferralNFA
               | 1            | false
               | 2            | true
    CINplanDates | CINdetailsID | CINPlanStartDate
                 | 1            | 2025-06-02

    no further action and a plan
    CINdetails | CINdetailsID | ReferralNFA
    !          | 1            | True
    CINplanDates | CINdetailsID | CINPlanStartDate
    !            | 1            | 2025-06-02
";
