//! SW10STG2: the next social worker begins within seven days of the end of the one before.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW10STG2",
    level: Error,
    years: 2024..=NOW,
    says: Always(
        "The time with this social worker begins more than seven days before or after the one before it ended.",
    ),
    matters: "A gap is a time in which the child had nobody to turn to, and an overlap a time in which nobody was quite responsible.",
    mend: "Check the last day of the worker before and the first day of this one; add a worker in between if one is missing.",
    source: "DfE SSDA903 validation rules, SW10STG2",
    fields: &[sw_episodes::sw_decom],
    reads: &[sw_episodes::sw_dec, sw_episodes::sw_reason],
    needs: Needs::All,
    check: From(&[
        (2024, Check::EachChild(check_of_all)),
        (2025, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    far_from_previous(&child.this.sw_episodes, found, |time| {
        !time.sw_reason.is(WorkerChange::FirstContact)
    });
}

/// In the first year of these rows a first contact was no exception.
fn check_of_all(child: &Child<'_>, found: &mut Found<'_>) {
    far_from_previous(&child.this.sw_episodes, found, |_| true);
}

/// The days by which one worker may come before or after the other goes.
const HANDING_OVER: i32 = 7;

fn far_from_previous(
    times: &[Entry<'_, SwEpisode>],
    found: &mut Found<'_>,
    asked: impl Fn(&SwEpisode) -> bool,
) {
    if times.len() < 2 {
        return;
    }
    let dated = times.iter().filter(|time| time.sw_decom.value().is_some());
    let mut dated: Vec<&Entry<'_, SwEpisode>> = dated.collect();
    // Of two that begin on one day, the one that ends first comes first, and an open one last.
    dated.sort_by_key(|time| {
        (
            time.sw_decom.value(),
            time.sw_dec.value().unwrap_or(Day::LAST),
        )
    });
    for pair in dated.windows(2) {
        let [previous, time] = pair else { continue };
        let (began, ended) = (time.sw_decom.value(), previous.sw_dec.value());
        let apart = began
            .zip(ended)
            .map(|(began, ended)| began.days_since(ended).abs());
        if asked(time) && apart.is_some_and(|days| days > HANDING_OVER) {
            found.at(time);
        }
    }
}

const EXAMPLES: &str = "
    seven days after the end of the one before, and seven days before it
    SWEpisodes | CHILD | SW_DECOM   | SW_DEC     | SW_REASON
               | 1     | 02/05/2025 | 10/06/2025 | FCONTA
               | 1     | 17/06/2025 |            | LEFTRL
               | 2     | 02/05/2025 | 10/06/2025 | FCONTA
               | 2     | 03/06/2025 |            | LEFTRL

    eight days
    SWEpisodes | CHILD | SW_DECOM   | SW_DEC     | SW_REASON
               | 1     | 02/05/2025 | 10/06/2025 | FCONTA
    !          | 1     | 18/06/2025 |            | LEFTRL
               | 2     | 02/05/2025 | 10/06/2025 | FCONTA
    !          | 2     | 02/06/2025 |            | LEFTRL

    a first contact after a time without a worker, and a worker before without an end
    SWEpisodes | CHILD | SW_DECOM   | SW_DEC     | SW_REASON
               | 1     | 02/05/2025 | 10/06/2025 | FCONTA
               | 1     | 01/12/2025 |            | FCONTA
               | 2     | 02/05/2025 |            | FCONTA
               | 2     | 01/12/2025 |            | LEFTRL

    within seven days, in the first year of these rows (2024)
    SWEpisodes | SW_DECOM   | SW_DEC     | SW_REASON
               | 02/05/2023 | 10/06/2023 | FCONTA
               | 17/06/2023 |            | LEFTRL

    a first contact was no exception in that year (2024)
    SWEpisodes | SW_DECOM   | SW_DEC     | SW_REASON
               | 02/05/2023 | 10/06/2023 | FCONTA
    !          | 18/06/2023 |            | FCONTA
";
