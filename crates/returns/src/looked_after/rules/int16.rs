//! INT16: the date of birth beside an earlier order is the header's.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT16",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth in this row is not the one in the header."),
    matters: "Two dates of birth may mean two children: the earlier order might belong to a brother or sister.",
    mend: "Find out which date is right, and make sure that the row is this child's.",
    source: "DfE SSDA903 validation rules, INT16",
    fields: &[prev_perm::dob],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    born_otherwise(child, &child.this.prev_perm, found, |row| row.dob.value());
}

const EXAMPLES: &str = "
    the same however written; missing or unreadable on either side; not in the header
    Header   | CHILD | DOB
             | 1     | 07/11/2014
             | 2     |
             | 3     | 07/11/2014
    PrevPerm | CHILD | DOB
             | 1     | 7/11/2014
             | 2     | 07/11/2014
             | 3     | 31/11/2014
             | 4     | 07/11/2014

    a day apart
    Header   | DOB
             | 07/11/2014
    PrevPerm | DOB
    !        | 08/11/2014
";
