//! 8995Q: the return has pre-proceedings.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8995Q",
    level: Query,
    years: 2027..=NOW,
    says: Always("No child of the return has pre-proceedings."),
    matters: "In nearly every authority some families are asked to a meeting before a court is. None at all says that the records do not reach the return.",
    mend: "Look whether the case system keeps pre-proceedings and whether the export hands them on; if there were none, say so.",
    source: "DfE children in need census validation rules, 8995Q",
    fields: &[header::reference_date],
    reads: &[pre_proceedings::start_date],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    if census.tally.pre_proceedings == 0 {
        census.tally.point(found);
    }
}

const EXAMPLES: &str = "
    one
    Header | ReferenceDate
           | 2027-03-31
    PreProceedings | PPStartDate
                   | 2026-06-02

    none
    Header | ReferenceDate
    !      | 2027-03-31
";
