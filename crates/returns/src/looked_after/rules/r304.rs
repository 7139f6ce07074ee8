//! 304: a child is no longer unaccompanied by eighteen.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "304",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The date on which the child was no longer unaccompanied lies after their eighteenth birthday.",
    ),
    matters: "At eighteen a young person seeking asylum becomes an adult before the law: what they are owed changes that day, and so does what the council is paid.",
    mend: "Enter the eighteenth birthday, or the earlier day on which it ended; check the date of birth if it was assessed.",
    source: "DfE SSDA903 validation rules, 304",
    fields: &[uasc::duc],
    reads: &[uasc::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.uasc, found, |row| {
        let dates = row.duc.value().zip(row.dob.value());
        dates.is_some_and(|(ceased, born)| ceased > born.plus_years(18))
    });
}

const EXAMPLES: &str = "
    on the birthday, never, or born on a day not known
    UASC | DOB        | DUC
         | 11/08/2007 | 11/08/2025
         | 29/02/2008 | 28/02/2026
         | 11/08/2007 |
         |            | 12/08/2025

    the day after it
    UASC | DOB        | DUC
    !    | 11/08/2007 | 12/08/2025
";
