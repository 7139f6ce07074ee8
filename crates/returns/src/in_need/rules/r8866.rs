//! 8866: a referral has a source that is one of the codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8866",
    level: Error,
    years: 2023..=NOW,
    says: Always("The source of the referral is missing, or is none of the codes."),
    matters: "Who worries about children, and tells of it, cannot be seen where the source is missing.",
    mend: "Choose the source from the list, or have the export write its code.",
    source: "DfE children in need census validation rules, 8866",
    fields: &[details::referral_source, details::referral_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

/// Sources have been asked since then.
const SINCE: Option<Day> = Day::new(2013, 4, 1);

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        if episode.referred() >= SINCE && details.referral_source.code().is_none() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last code; and before sources were asked
    CINdetails | CINdetailsID | CINreferralDate | ReferralSource
               | 1            | 2025-06-02      | 1A
               | 2            | 2025-06-02      | 10
               | 3            | 2013-03-31      |

    none, on the first day; and one of no list
    CINdetails | CINdetailsID | CINreferralDate | ReferralSource
    !          | 1            | 2013-04-01      |
    !          | 2            | 2025-06-02      | 1Z
";
