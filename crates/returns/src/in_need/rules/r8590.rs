//! 8590: a child in the return has at least one episode of need.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8590",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child has no episode of need in the return."),
    matters: "A child without a referral or an open episode is counted nowhere: either the child should not be here or their history is missing.",
    mend: "Add the episode that brought the child to children's social care, or leave the child out of the return.",
    source: "DfE children in need census validation rules, 8590",
    fields: &[identifiers::la_child_id],
    reads: &[details::referral_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.referrals().next().is_none() {
        child.identifiers.iter().for_each(|who| found.at(who));
    }
}

const EXAMPLES: &str = "
    a child with an episode
    ChildIdentifiers | Child | LAchildID
                     | 1     | 4001
    CINdetails | Child | CINreferralDate
               | 1     | 2025-05-02

    one without, though another child has one
    ChildIdentifiers | Child | LAchildID
                     | 1     | 4001
    !                | 2     | 4001
    CINdetails | Child | CINreferralDate
               | 1     | 2025-05-02
";
