//! 8555Q: a child is referred no later than the day of death.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8555Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The child was referred after the date of death."),
    matters: "One of the dates is wrong, or the referral was recorded on the wrong child.",
    mend: "Check the date of death against the notice of it, and whose referral this is.",
    source: "DfE children in need census validation rules, 8555Q",
    fields: &[details::referral_date, identifiers::person_death_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let referrals = child.referrals().map(|(details, _)| details);
    after_death(child, referrals, found, |row| row.referral_date.day());
}

const EXAMPLES: &str = "
    on the day of death, and of a child who lives
    ChildIdentifiers | Child | PersonDeathDate
                     | 1     | 2025-06-02
                     | 2     |
    CINdetails | Child | CINreferralDate
               | 1     | 2025-06-02
               | 2     | 2025-06-03

    the day after; the referral before it stands
    ChildIdentifiers | PersonDeathDate
    !                | 2025-06-02
    CINdetails | CINdetailsID | CINreferralDate
               | 1            | 2025-04-07
    !          | 2            | 2025-06-03
";
