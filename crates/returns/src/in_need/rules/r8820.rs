//! 8820: a child is referred anew only when the episode before is closed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8820",
    level: Error,
    years: 2023..=NOW,
    says: Always("The referral falls within another episode of the same child."),
    matters: "A child in two episodes at once is counted twice, and it cannot be told which referral led to the help.",
    mend: "Close the earlier episode by the day of the later referral, or take out the one that was entered twice.",
    source: "DfE children in need census validation rules, 8820",
    fields: &[details::referral_date, details::closure_date],
    reads: &[details::referral_nfa],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    let episodes = child.episodes.iter();
    let referrals = episodes.filter_map(|episode| episode.details.as_ref());
    overlapping_within(referrals, found, |row| {
        let start = row.referral_date.day()?;
        // What is open without further action lasts no time, though it may itself fall within another.
        let end = match row.closure_date.day() {
            Some(closed) => closed,
            None if row.referral_nfa.is_false() => last,
            None => start,
        };
        Some((start, end.plus(-1)))
    });
}

const EXAMPLES: &str = "
    on the day the other is closed; after one without further action; and on the reference date
    CINdetails | Child | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
               | 1     | 1            | 2025-04-07      | 2025-06-02     | false
               | 1     | 2            | 2025-06-02      |                | false
               | 2     | 1            | 2025-04-07      |                | true
               | 2     | 2            | 2025-06-02      | 2025-07-01     | false
               | 3     | 1            | 2025-04-07      |                | false
               | 3     | 2            | 2026-03-31      |                | false

    the day before it is closed; while it is open; and on one day
    CINdetails | Child | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
    !          | 1     | 1            | 2025-04-07      | 2025-06-02     | false
    !          | 1     | 2            | 2025-06-01      |                | true
    !          | 2     | 1            | 2025-04-07      |                | false
    !          | 2     | 2            | 2026-03-30      |                | true
    !          | 3     | 1            | 2025-04-07      | 2025-06-02     | false
    !          | 3     | 2            | 2025-04-07      | 2025-06-02     | false
";
