//! 303: a child who ceased to be unaccompanied this year is flagged as one.
//! Only the XML form has the flag; in text between commas a row in their own table is the flag, and the rule is not asked.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "303",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "There is a date on which the child was no longer unaccompanied, but the child is not flagged as unaccompanied.",
    ),
    matters: "The child was alone for a part of this year and should be counted so; as it stands, that part is lost. Asked of the XML form alone: in CSV the row with the date is the flag.",
    mend: "Enter 1 for the flag, or take the date out if the child was never unaccompanied.",
    source: "DfE SSDA903 validation rules, 303",
    fields: &[header::uasc, uasc::duc],
    reads: &[],
    needs: Needs::AllInFormWith(header::uasc),
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let ceased = |row: &Uasc| row.duc.is_given();
    if child.this.uasc.iter().any(|row| ceased(row)) {
        let mut any = false;
        for row in child
            .this
            .header
            .iter()
            .filter(|row| !row.uasc.is(Flag::Yes))
        {
            any = true;
            found.at(row);
        }
        if any {
            points_where(&child.this.uasc, found, ceased);
        }
    }
}

const EXAMPLES: &str = "
    flagged, with the date or without; not flagged, and no date
    Header | CHILD | UASC
           | 1     | 1
           | 2     | 1
           | 3     | 0
    UASC   | CHILD | DUC
           | 1     | 11/08/2025
           | 2     |
           | 3     |

    a date without the flag
    Header | CHILD | UASC
    !      | 1     | 0
    !      | 2     |
    UASC   | CHILD | DUC
    !      | 1     | 11/08/2025
    !      | 2     | 11/08/2025
";
