//! `SW11bSTG2`: the latest time with a social worker did not end before the last day of the year.
//!
//! What the rule says is taken as it stands: ended before 31 March with none after. The public tool asks only about the last
//! five days before it. It may be that the department dropped the rule for 2025/26, when `SW17STG2` came to ask the same of
//! 31 March itself; its own list was not at hand, and the public tool keeps both.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW11bSTG2",
    level: Error,
    years: 2024..=NOW,
    says: Always(
        "The time with the latest social worker ended before the last day of the year, and no other follows.",
    ),
    matters: "On the last day of the year this child has nobody: a child in care without a social worker is what the rows are meant to show.",
    mend: "Add the worker who took over; if nobody did, that is for a manager to know today.",
    source: "DfE SSDA903 validation rules, SW11bSTG2",
    fields: &[sw_episodes::sw_dec],
    reads: &[sw_episodes::sw_decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year_ends = found.collection().last();
    let latest = latest_workers(&child.this.sw_episodes);
    let ended = |time: &SwEpisode| time.sw_dec.value().is_some_and(|ended| ended < year_ends);
    if latest.iter().all(|time| ended(time)) {
        points_where(latest, found, |_| true);
    }
}

const EXAMPLES: &str = "
    ended on the last day of the year, and not ended
    SWEpisodes | CHILD | SW_DECOM   | SW_DEC
               | 1     | 02/05/2025 | 31/03/2026
               | 2     | 02/05/2025 | 09/01/2026
               | 2     | 09/01/2026 |

    ended on the day before
    SWEpisodes | SW_DECOM   | SW_DEC
               | 02/05/2025 | 09/01/2026
    !          | 09/01/2026 | 30/03/2026
";
