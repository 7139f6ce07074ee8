//! AA004: a child in care is in need as looked after.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA004",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child is in care in list 8 and does not stand in list 6 as looked after."),
    matters: "Inspectors pick children from list 6 by their status: a child in care who is not there as such can be overlooked, and the lists contradict each other.",
    mend: "Record the status of the case as looked after; or end the period of care on its true day.",
    source: "Annex A: lists 6 and 8",
    fields: &[in_care::end],
    reads: &[need::status, need::closed],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let listed = child
        .need
        .iter()
        .any(|row| row.status.code() == Some(CaseStatus::InCare) && !row.closed.is_given());
    if !listed {
        points_where(&child.in_care, found, |row| !row.end.is_given());
    }
}

const EXAMPLES: &str = "
    in both; ceased, and in list 8 alone
    List 6 | Child Unique ID | Case Status
           | 1               | a) Looked after child
    List 8 | Child Unique ID | Date Started | Date Ceased
           | 1               | 05/01/2025   |
           | 2               | 05/01/2025   | 05/12/2025

    as a child in need, and not at all
    List 6 | Child Unique ID | Case Status
           | 1               | c) Child in need plan
    List 8 | Child Unique ID | Date Started | Date Ceased
    !      | 1               | 05/01/2025   |
    !      | 2               | 05/01/2025   |
";
