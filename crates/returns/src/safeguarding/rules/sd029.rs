//! SD029: a child has one episode of need at a time.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD029",
    level: Query,
    years: 2020..=NOW,
    says: Always("The episode of need began while another was open."),
    matters: "The child is counted twice among children in need, and what is done under one episode is not seen from the other.",
    mend: "Close the earlier episode on its true day, or merge the second into it: new information about an open child is no new referral.",
    source: "Children in need census: episodes do not overlap",
    fields: &[need_episodes::referral_date, need_episodes::close_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    overlapping(&child.need_episodes, found, |episode| {
        [episode.referral_date.value(), episode.close_date.value()]
    });
}

const EXAMPLES: &str = "
    referred again on the day of closing
    cin_episodes | referral_date | close_date
                 | 10/01/2025    | 10/09/2025
                 | 10/09/2025    |

    referred again while open
    cin_episodes | referral_date | close_date
                 | 10/01/2025    | 10/09/2025
    !            | 09/09/2025    |
";
