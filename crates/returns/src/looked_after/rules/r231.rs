//! 231: an unaccompanied child is at least eleven at the end of the year.
//! The public tool cannot ask it of any real file: it looks for a column that no table has. In force since 2024/25.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "231",
    level: Error,
    years: 2025..=NOW,
    says: Always(
        "The child is in the table of unaccompanied children seeking asylum, but is under eleven when the year ends.",
    ),
    matters: "So young a child who came alone is rare and in great danger; more often the date of birth is wrong, or a parent came too.",
    mend: "Check the date of birth and whether the child is really unaccompanied, and mend whichever is wrong.",
    source: "DfE SSDA903 validation rules, 231",
    fields: &[header::dob],
    reads: &[uasc::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if !child.is_uasc() {
        return;
    }
    let last = found.collection().last();
    points_where(&child.this.header, found, |row| {
        row.dob
            .value()
            .is_some_and(|born| born.plus_years(11) > last)
    });
}

const EXAMPLES: &str = "
    eleven on the last day of the year, or not unaccompanied
    Header | CHILD | DOB
           | 1     | 31/03/2015
           | 2     | 01/04/2015
           | 3     |
    UASC   | CHILD
           | 1
           | 3

    eleven on the day after it
    Header | DOB
    !      | 01/04/2015
    UASC   | DUC
           |
";
