//! 8815: a child has one open episode of need at most.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8815",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child has more than one open episode that was taken up."),
    matters: "A child is helped in one episode at a time. With two open, the child counts twice among those helped on the last day.",
    mend: "Close the episode that is over, or join the two.",
    source: "DfE children in need census validation rules, 8815",
    fields: &[details::closure_date],
    reads: &[details::referral_nfa],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let is_open = |episode: &&Episode<'_>| episode.is_open();
    let open = || child.episodes.iter().filter(is_open);
    if open()
        .filter(|episode| episode.is_taken_up())
        .nth(1)
        .is_some()
    {
        let open = open().filter_map(|episode| episode.details.as_ref());
        open.for_each(|details| found.at(details));
    }
}

const EXAMPLES: &str = "
    one open; and one beside a referral without further action
    CINdetails | Child | CINdetailsID | CINclosureDate | ReferralNFA
               | 1     | 1            | 2025-06-02     | false
               | 1     | 2            |                | false
               | 2     | 1            |                | false
               | 2     | 2            |                | true

    two open, beside one that was closed
    CINdetails | CINdetailsID | CINclosureDate | ReferralNFA
    !          | 1            |                | false
    !          | 2            |                | 0
               | 3            | 2025-06-02     | false
";
