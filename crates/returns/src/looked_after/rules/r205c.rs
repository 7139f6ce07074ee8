//! 205C: a date on which a child ceased to be unaccompanied belongs to a child who is named so.
//!
//! A child is named so by standing in the header and in the table of unaccompanied children: what this finds in a return of
//! tables is a date for a child without a header in either year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "205C",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "There is a date on which this child ceased to be unaccompanied, but neither year's return has the child as such.",
    ),
    matters: "Either a child who came alone is not counted at all, or a date stands against the wrong child.",
    mend: "Add the child to the header, or correct the identifier in the table of unaccompanied children.",
    source: "DfE SSDA903 validation rules, 205C",
    fields: &[uasc::duc],
    reads: &[header::child, header_last::child, uasc_last::duc],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if named_unaccompanied(&child.last) || named_unaccompanied(&child.this) {
        return;
    }
    let before = child.last.uasc.iter().any(|row| row.duc.value().is_some());
    points_where(&child.this.uasc, found, |row| {
        before || row.duc.value().is_some()
    });
}

const EXAMPLES: &str = "
    the child is in the header of either year
    Header_last | CHILD
                | 2
    UASC_last | CHILD | SEX | DUC
              | 2     | M   | 31/03/2025
    Header | CHILD
           | 1
    UASC | CHILD | SEX | DUC
         | 1     | M   | 20/09/2026
         | 2     | M   |

    in no header
    Header | CHILD
           | 1
    UASC | CHILD | SEX | DUC
    !    | 2     | M   | 20/09/2026
";
