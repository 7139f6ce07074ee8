//! 8568: it is said whether a referral led to no further action.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8568",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "It is not said whether the referral led to no further action, or not as true or false.",
    ),
    matters: "From this the return tells who became a child in need and who was turned away. Without it a child is counted as neither.",
    mend: "Record what was decided on the referral; the export writes it as true or false, or 1 or 0.",
    source: "DfE children in need census validation rules, 8568",
    fields: &[details::referral_nfa],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, _) in child.referrals() {
        if details.referral_nfa.get().is_none() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    in each of the ways
    CINdetails | CINdetailsID | ReferralNFA
               | 1            | true
               | 2            | 0
               | 3            | FALSE

    missing, and in words
    CINdetails | CINdetailsID | ReferralNFA
    !          | 1            |
    !          | 2            | no
    !          | 3            | 2
";
