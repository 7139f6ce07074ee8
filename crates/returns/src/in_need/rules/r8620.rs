//! 8620: an episode that has been closed was closed within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8620",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode was closed outside the year of the return."),
    matters: "The return is of one year. An episode closed earlier is counted again, one that closes later is not over.",
    mend: "Leave an episode out that was closed before the year; leave the closure blank where it came after it.",
    source: "DfE children in need census validation rules, 8620",
    fields: &[details::closure_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for (details, _) in child.referrals() {
        if is_outside(&details.closure_date, year) {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last day of the year, and open
    CINdetails | CINdetailsID | CINclosureDate
               | 1            | 2025-04-01
               | 2            | 2026-03-31
               | 3            |

    the days before and after
    CINdetails | CINdetailsID | CINclosureDate
    !          | 1            | 2025-03-31
    !          | 2            | 2026-04-01
";
