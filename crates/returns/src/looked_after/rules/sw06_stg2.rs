//! SW06STG2: a time with a social worker does not begin after the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW06STG2",
    level: Error,
    years: 2024..=NOW,
    says: Always("The time with this social worker begins after the last day of the year."),
    matters: "It belongs to next year's return; counted now, the child seems to have had a change of worker in a year without one.",
    mend: "Leave the row for next year's return, or correct its first day.",
    source: "DfE SSDA903 validation rules, SW06STG2",
    fields: &[sw_episodes::sw_decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year_ends = found.collection().last();
    after(year_ends, &child.this.sw_episodes, found, |time| {
        [time.sw_decom.value()]
    });
}

const EXAMPLES: &str = "
    on the last day of the year
    SWEpisodes | SW_DECOM
               | 31/03/2026
               |

    on the day after
    SWEpisodes | SW_DECOM
    !          | 01/04/2026
";
