//! 9000Q: some pre-proceedings of the return have a start.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9000Q",
    level: Query,
    years: 2027..=NOW,
    says: Always("No pre-proceedings of the return have a start."),
    matters: "Without their start nobody can tell how long families wait between the first letter and a decision.",
    mend: "Look whether the case system keeps the day on which pre-proceedings began, and whether the export hands it on.",
    source: "DfE children in need census validation rules, 9000Q",
    fields: &[header::reference_date],
    reads: &[pre_proceedings::start_date],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    if census.tally.pre_proceedings_started == 0 {
        census.tally.point(found);
    }
}

const EXAMPLES: &str = "
    one with a start, and one without
    Header | ReferenceDate
           | 2027-03-31
    PreProceedings | PPStartDate | LBPSentDate
                   | 2026-06-02  |
                   |             | 2026-06-09

    none with a start
    Header | ReferenceDate
    !      | 2027-03-31
    PreProceedings | PPStartDate | LBPSentDate
                   |             | 2026-06-09
";
