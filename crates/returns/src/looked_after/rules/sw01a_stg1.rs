//! `SW01aSTG1`: a time with a social worker that began before April 2023 has its first day and who the worker was.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW01aSTG1",
    level: Error,
    years: 2025..=NOW,
    says: Always(
        "The first day with this social worker is missing, or, from before April 2023, who the worker was.",
    ),
    matters: "How often a child must tell its story to somebody new is counted from these rows; a row without its day or its worker counts for nothing.",
    mend: "Enter the first day with the worker, and the worker's registration number.",
    source: "DfE SSDA903 validation rules, SW01aSTG1",
    fields: &[sw_episodes::sw_decom, sw_episodes::sw_id],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.sw_episodes, found, |time| {
        let before = time
            .sw_decom
            .value()
            .is_some_and(|began| began < REASON_ASKED_SINCE);
        time.sw_decom.is_blank() || before && time.sw_id.is_blank()
    });
}

const EXAMPLES: &str = "
    before April 2023 with a worker; since then it is asked elsewhere
    SWEpisodes | SW_DECOM   | SW_ID
               | 31/03/2023 | SW1234
               | 01/04/2023 |

    no worker on the last day before, and no day
    SWEpisodes | SW_DECOM   | SW_ID
    !          | 31/03/2023 |
    !          |            | SW1234

    a day that cannot be read: that is said elsewhere
    SWEpisodes | SW_DECOM   | SW_ID
               | 31/02/2023 | SW1234
";
