//! 8832: a referral without further action has no child protection plan.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8832",
    level: Error,
    years: 2023..=NOW,
    says: Always("The referral led to no further action, yet there is a child protection plan."),
    matters: "A child on a plan counts as one who was turned away, or a plan is counted that there was not.",
    mend: "Correct whether there was further action, or move the plan to the episode it belongs to.",
    source: "DfE children in need census validation rules, 8832",
    fields: &[details::referral_nfa, protection_plans::start_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        if details.referral_nfa.is_true() && !episode.protection_plans.is_empty() {
            found.at(details);
            episode
                .protection_plans
                .iter()
                .for_each(|plan| found.at(plan));
        }
    }
}

const EXAMPLES: &str = "
    further action and a plan; none and no plan
    CINdetails | CINdetailsID | ReferralNFA
               | 1            | false
               | 2            | true
    ChildProtectionPlans | CINdetailsID | CPPstartDate
                         | 1            | 2025-06-02

    no further action and a plan, of the second child
    CINdetails | Child | CINdetailsID | ReferralNFA
               | 1     | 1            | true
    !          | 2     | 1            | true
    ChildProtectionPlans | Child | CINdetailsID | CPPstartDate
    !                    | 2     | 1            | 2025-06-02
";
