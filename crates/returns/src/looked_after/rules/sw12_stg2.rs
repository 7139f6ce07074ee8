//! SW12STG2: a child in care on the last day of the year had a social worker in the year.
//!
//! The rule wants all times with social workers in the full year for every child in care on 31 March. That some are missing
//! cannot be seen from what is there, apart from gaps, which `SW10STG2` finds; that all are missing can, and is what is
//! asked here. How far the department goes beyond that is in doubt: its own text was not at hand.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW12STG2",
    level: Error,
    years: 2024..=NOW,
    says: Always(
        "The child is in care on the last day of the year, but no social worker is given for any part of it.",
    ),
    matters: "Every child in care has a social worker by law. A child without one here is either badly recorded or badly served.",
    mend: "Add every social worker the child had in the year, also from times when the child was not in care.",
    source: "DfE SSDA903 validation rules, SW12STG2",
    fields: &[episodes::decom, episodes::dec, episodes::ls],
    reads: &[sw_episodes::sw_decom, sw_episodes::sw_dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    // A worker whose first day cannot be read may have been there: other rules say that it is missing.
    let had_worker = child.this.sw_episodes.iter().any(|time| {
        let (began, ended) = (time.sw_decom.value(), time.sw_dec.value());
        let gone_before = began.is_none_or(|began| began < year.first())
            && ended.is_some_and(|ended| ended < year.first());
        began.is_none_or(|began| began <= year.last()) && !gone_before
    });
    if !had_worker {
        points_where(&child.this.episodes, found, |stay| {
            stay.decom.value().is_some_and(|began| began <= year.last())
                && stay.dec.is_blank()
                && !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
        });
    }
}

const EXAMPLES: &str = "
    a worker until the first day of the year; left care; short breaks
    Episodes   | CHILD | DECOM      | DEC        | LS
               | 1     | 02/05/2023 |            | C2
               | 2     | 02/05/2025 | 30/03/2026 | C2
               | 3     | 02/05/2025 |            | V4
    SWEpisodes | CHILD | SW_DECOM   | SW_DEC
               | 1     | 02/05/2023 | 01/04/2025

    no worker, and one until the day before the year
    Episodes   | CHILD | DECOM      | DEC        | LS
               | 1     | 02/05/2023 | 09/01/2026 | C2
    !          | 1     | 09/01/2026 |            | E1
    !          | 2     | 02/05/2023 |            | C2
    SWEpisodes | CHILD | SW_DECOM   | SW_DEC
               | 2     | 02/05/2023 | 31/03/2025
";
