//! `SW01bSTG1`: a time with a social worker that began since April 2023 has its first day, who the worker was and why it began.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW01bSTG1",
    level: Error,
    years: 2025..=NOW,
    says: Always(
        "The first day with this social worker is missing, or, since April 2023, who the worker was or why the worker changed.",
    ),
    matters: "Why a child loses one worker and gets another is the question these rows are collected for; without the reason they only say that it happened.",
    mend: "Enter the first day with the worker, the worker's registration number and the reason for the change.",
    source: "DfE SSDA903 validation rules, SW01bSTG1",
    fields: &[
        sw_episodes::sw_decom,
        sw_episodes::sw_id,
        sw_episodes::sw_reason,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.sw_episodes, found, |time| {
        let since = time
            .sw_decom
            .value()
            .is_some_and(|began| began >= REASON_ASKED_SINCE);
        time.sw_decom.is_blank() || since && (time.sw_id.is_blank() || time.sw_reason.is_blank())
    });
}

const EXAMPLES: &str = "
    all three since April 2023; before, the reason is not asked for
    SWEpisodes | SW_DECOM   | SW_ID  | SW_REASON
               | 01/04/2023 | SW1234 | FCONTA
               | 31/03/2023 | SW1234 |

    no worker, no reason, no day
    SWEpisodes | SW_DECOM   | SW_ID  | SW_REASON
    !          | 01/04/2023 |        | FCONTA
    !          | 01/04/2023 | SW1234 |
    !          |            | SW1234 | FCONTA

    a day that cannot be read: that is said elsewhere
    SWEpisodes | SW_DECOM   | SW_ID  | SW_REASON
               | 31/04/2025 | SW1234 |
";
