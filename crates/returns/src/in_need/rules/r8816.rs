//! 8816: an open episode is the latest of the child.
//!
//! Of two referrals on the latest day neither is the later: both are pointed to where both are open.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8816",
    level: Error,
    years: 2023..=NOW,
    says: Always("An open episode that was taken up is not the latest of the child."),
    matters: "A new referral opens a new episode when the one before is closed. While the earlier stays open the child seems to be helped for longer than is so.",
    mend: "Close the earlier episode, or move the later referral into it as a contact.",
    source: "DfE children in need census validation rules, 8816",
    fields: &[details::referral_date],
    reads: &[details::closure_date, details::referral_nfa],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(latest) = child.episodes.iter().filter_map(Episode::referred).max() else {
        return;
    };
    let goes_on = |episode: &Episode<'_>| episode.is_open() && episode.is_taken_up();
    let (mut earlier, mut on_latest) = (0, 0);
    for (details, episode) in child.referrals() {
        let Some(day) = episode.referred().filter(|_| goes_on(episode)) else {
            continue;
        };
        if day < latest {
            found.at(details);
            earlier += 1;
        } else {
            on_latest += 1;
        }
    }
    if earlier > 0 || on_latest > 1 {
        for (details, episode) in child.referrals() {
            if episode.referred() == Some(latest) {
                found.at(details);
            }
        }
    }
}

const EXAMPLES: &str = "
    the latest is open; and an earlier one without further action
    CINdetails | Child | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
               | 1     | 1            | 2025-04-07      | 2025-06-02     | false
               | 1     | 2            | 2025-09-01      |                | false
               | 2     | 1            | 2025-04-07      |                | true
               | 2     | 2            | 2025-09-01      |                | false

    an earlier one is open: it and the latest; and two on the latest day
    CINdetails | Child | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
    !          | 1     | 1            | 2025-04-07      |                | false
               | 1     | 2            | 2025-06-02      | 2025-07-01     | false
    !          | 1     | 3            | 2025-09-01      | 2025-10-01     | false
    !          | 2     | 1            | 2025-09-01      |                | false
    !          | 2     | 2            | 2025-09-01      |                | 0
";
