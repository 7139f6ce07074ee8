//! SW04STG1: the first day with a social worker is a date, with ZZ for what is not known of it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW04STG1",
    level: Error,
    years: 2024..=NOW,
    says: Always("What stands as the first day with this social worker cannot be read as a date."),
    matters: "Workers are put in order by this day; without it nobody can say who the child's worker was at any time.",
    mend: "Write it as day, month and four figures of the year; ZZ stands for a part that is not known.",
    source: "DfE SSDA903 validation rules, SW04STG1",
    fields: &[sw_episodes::sw_decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.sw_episodes, found, |time| {
        is_no_day(&time.sw_decom)
    });
}

const EXAMPLES: &str = "
    a date, a date known in part, and nothing at all
    SWEpisodes | SW_DECOM
               | 02/05/2025
               | ZZ/05/2025
               | ZZ/ZZ/ZZZZ
               |

    a day that the calendar does not have, and letters that stand for nothing
    SWEpisodes | SW_DECOM
    !          | 31/04/2025
    !          | ZZ
    !          | ZZ/XX/2025
";
