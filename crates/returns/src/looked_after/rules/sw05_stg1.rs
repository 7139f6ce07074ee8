//! SW05STG1: the last day with a social worker is a date, with ZZ for what is not known of it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW05STG1",
    level: Error,
    years: 2024..=NOW,
    says: Always("What stands as the last day with this social worker cannot be read as a date."),
    matters: "An end that cannot be read hides whether the child was left without a worker before the next one came.",
    mend: "Write it as day, month and four figures of the year; ZZ stands for a part that is not known.",
    source: "DfE SSDA903 validation rules, SW05STG1",
    fields: &[sw_episodes::sw_dec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.sw_episodes, found, |time| {
        is_no_day(&time.sw_dec)
    });
}

const EXAMPLES: &str = "
    a date, a date known in part, and nothing at all: the worker is still there
    SWEpisodes | SW_DEC
               | 09/01/2026
               | ZZ/01/2026
               |

    a day that the calendar does not have, and a word
    SWEpisodes | SW_DEC
    !          | 29/02/2026
    !          | open
";
