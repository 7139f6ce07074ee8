//! 8772: a child whose pupil number is left out for want of further action was not helped.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8772",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The pupil number is left out because there was no further action (UN7), yet a referral is not marked so.",
    ),
    matters: "The reason spares looking the number up for a child who was turned away. This child was helped, and is lost between social care and school.",
    mend: "Find the pupil number, or record the reason that is true; or correct what became of the referral.",
    source: "DfE children in need census validation rules, 8772",
    fields: &[identifiers::upn_unknown, details::referral_nfa],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let is_left_out = |who: &Identifiers| who.upn_unknown.is(NoPupilNumber::Un7);
    if !child.identifiers.iter().any(|who| is_left_out(who)) {
        return;
    }
    let referrals = child.referrals().map(|(details, _)| details);
    if point_any(referrals, found, |row| !row.referral_nfa.is_true()) {
        points_where(&child.identifiers, found, is_left_out);
    }
}

const EXAMPLES: &str = "
    no further action; for another reason; and no episode, of which another rule speaks
    ChildIdentifiers | Child | UPNunknown
                     | 1     | UN7
                     | 2     | UN4
                     | 3     | UN7
    CINdetails | Child | ReferralNFA
               | 1     | True
               | 2     | false

    further action on one of two, and nothing said
    ChildIdentifiers | Child | UPNunknown
    !                | 1     | UN7
    !                | 2     | UN7
    CINdetails | Child | CINdetailsID | ReferralNFA
               | 1     | 1            | 1
    !          | 1     | 2            | 0
    !          | 2     | 1            |
";
