//! 8610: a referral that was taken up has a primary need.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8610",
    level: Error,
    years: 2023..=NOW,
    says: Always("The referral led to further action, and has no primary need."),
    matters: "The need says why the child is helped. Without it nobody can see for what reasons families come, or plan services for them.",
    mend: "Record the primary need as it was assessed on referral.",
    source: "DfE children in need census validation rules, 8610",
    fields: &[details::primary_need_code, details::referral_nfa],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        if episode.is_taken_up() && details.primary_need_code.is_blank() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    a need; and no further action
    CINdetails | CINdetailsID | ReferralNFA | PrimaryNeedCode
               | 1            | false       | N1
               | 2            | true        |

    none
    CINdetails | CINdetailsID | ReferralNFA | PrimaryNeedCode
    !          | 1            | 0           |
    !          | 2            | False       |
";
