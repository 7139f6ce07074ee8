//! INT18: the date of birth of an unaccompanied child is the header's.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT18",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth in this row is not the one in the header."),
    matters: "The age of a child who came alone is often assessed anew. If only one table follows, they are a child in one and an adult in the other.",
    mend: "Enter the date of the latest assessment in both tables.",
    source: "DfE SSDA903 validation rules, INT18",
    fields: &[uasc::dob],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    born_otherwise(child, &child.this.uasc, found, |row| row.dob.value());
}

const EXAMPLES: &str = "
    the same; missing on either side
    Header | CHILD | DOB
           | 1     | 01/01/2009
           | 2     |
    UASC   | CHILD | DOB
           | 1     | 01/01/2009
           | 1     |
           | 2     | 01/01/2009

    a year apart
    Header | DOB
           | 01/01/2009
    UASC   | DOB
    !      | 01/01/2008
";
