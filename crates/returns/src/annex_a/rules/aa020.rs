//! AA020: care ceases on a day and for a reason.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA020",
    level: Error,
    years: 2020..=NOW,
    says: Always("Care that ceased has a date and a reason; one of them is missing."),
    matters: "With one missing it is not sure whether the child is still in care, or nobody can say where they went.",
    mend: "Record both the day and the reason; where the child is still in care, clear whichever is there.",
    source: "Annex A: list 8",
    fields: &[in_care::end, in_care::reason],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.in_care, found, |row| {
        row.end.is_given() != row.reason.is_given()
    });
}

const EXAMPLES: &str = "
    in care, and ceased
    List 8 | Child Unique ID | Date Ceased | Reason Ceased
           | 1               |             |
           | 2               | 05/12/2025  | E4A

    one without the other
    List 8 | Child Unique ID | Date Ceased | Reason Ceased
    !      | 1               | 05/12/2025  |
    !      | 2               |             | E4A
";
