//! SW07STG2: a time with a social worker ends within the time the return asks about.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW07STG2",
    level: Error,
    years: 2024..=NOW,
    says: Always(
        "The time with this social worker ends before the time the return asks about, or after the year.",
    ),
    matters: "Changes of worker are counted over a fixed time for every child; one from outside it makes this child's year look more unsettled.",
    mend: "Take out what ended earlier, leave what ends later for next year's return, or correct the last day.",
    source: "DfE SSDA903 validation rules, SW07STG2",
    fields: &[sw_episodes::sw_dec],
    reads: &[],
    needs: Needs::All,
    check: From(&[
        (2024, Check::EachChild(check_of_the_year)),
        (2025, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    ends_outside(child, found, year.first().plus_years(-1), year.last());
}

/// In the first year of these rows only the year itself was asked about.
fn check_of_the_year(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    ends_outside(child, found, year.first(), year.last());
}

fn ends_outside(child: &Child<'_>, found: &mut Found<'_>, first: Day, last: Day) {
    points_where(&child.this.sw_episodes, found, |time| {
        let ended = time.sw_dec.value();
        ended.is_some_and(|ended| ended < first || ended > last)
    });
}

const EXAMPLES: &str = "
    on the first day of the year before, on the last day of this one, and not at all
    SWEpisodes | SW_DEC
               | 01/04/2024
               | 31/03/2026
               |

    on the days outside
    SWEpisodes | SW_DEC
    !          | 31/03/2024
    !          | 01/04/2026

    on the first day of the year, when only the year itself was asked about (2024)
    SWEpisodes | SW_DEC
               | 01/04/2023
               |

    on the day before, when only the year itself was asked about (2024)
    SWEpisodes | SW_DEC
    !          | 31/03/2023
    !          | 01/04/2024
";
