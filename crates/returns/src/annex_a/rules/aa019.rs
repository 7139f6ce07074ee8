//! AA019: a case is closed on a day and for a reason.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA019",
    level: Error,
    years: 2020..=NOW,
    says: Always("A closed case has a date and a reason; one of them is missing."),
    matters: "With one missing it is not sure that the work with the child has ended, or nobody can say why it did.",
    mend: "Complete the closure: day and reason; where the case is still open, clear whichever is there.",
    source: "Annex A: list 6",
    fields: &[need::closed, need::reason],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.need, found, |row| {
        row.closed.is_given() != row.reason.is_given()
    });
}

const EXAMPLES: &str = "
    open, and closed
    List 6 | Child Unique ID | CIN Closure Date | Reason for Closure
           | 1               |                  |
           | 2               | 05/12/2025       | RC7

    one without the other
    List 6 | Child Unique ID | CIN Closure Date | Reason for Closure
    !      | 1               | 05/12/2025       |
    !      | 2               |                  | RC7
";
