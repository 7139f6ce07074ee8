//! 8600: an episode has the date of its referral, no later than the reference date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8600",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The date of the referral is missing, is no date, or is after the reference date.",
    ),
    matters: "The time that a family waits for an assessment and a conference begins with the referral; without its date none of it can be counted.",
    mend: "Record the day on which the referral was received; one that came after the year belongs to the next return.",
    source: "DfE children in need census validation rules, 8600",
    fields: &[details::referral_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    for (details, episode) in child.referrals() {
        if episode.referred().is_none_or(|day| day > last) {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    on the reference date, and years before
    CINdetails | CINdetailsID | CINreferralDate
               | 1            | 2026-03-31
               | 2            | 2011-06-02

    the day after, none, and no date
    CINdetails | CINdetailsID | CINreferralDate
    !          | 1            | 2026-04-01
    !          | 2            |
    !          | 3            | 2025-02-30
";
