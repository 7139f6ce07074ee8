//! SW17STG2: a child with social workers has one on the last day of the year.
//!
//! The rule does not ask whether the child was still in care on that day. Social workers are asked for of children who are,
//! so rows of children who left are pointed to as well: whether the department means that is in doubt, its text not being
//! at hand.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW17STG2",
    level: Error,
    years: 2026..=NOW,
    says: Always(
        "The time with the latest social worker has ended, so there is none on the last day of the year.",
    ),
    matters: "A child who enters the new year without a worker has nobody to ring and nobody who knows the plan.",
    mend: "Take out the end if the worker is still there; otherwise add the one who took over.",
    source: "DfE SSDA903 validation rules, SW17STG2",
    fields: &[sw_episodes::sw_dec, sw_episodes::sw_decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let latest = latest_workers(&child.this.sw_episodes);
    if latest.iter().all(|time| time.sw_dec.is_given()) {
        points_where(latest, found, |_| true);
    }
}

const EXAMPLES: &str = "
    the latest still there
    SWEpisodes | SW_DECOM   | SW_DEC
               | 09/01/2026 |
               | 02/05/2025 | 09/01/2026

    the latest gone, even on the last day of the year
    SWEpisodes | SW_DECOM   | SW_DEC
               | 02/05/2025 | 09/01/2026
    !          | 09/01/2026 | 31/03/2026

    two from one day, one of them still there
    SWEpisodes | SW_DECOM   | SW_DEC
               | 02/05/2025 |
               | 02/05/2025 | 09/01/2026
";
