//! INT17: the date of birth beside a review is the header's.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT17",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth in this row is not the one in the header."),
    matters: "Two dates of birth may mean two children: one of them seems to have had a review that was another's.",
    mend: "Find out which date is right, and make sure that the review is this child's.",
    source: "DfE SSDA903 validation rules, INT17",
    fields: &[reviews::dob],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    born_otherwise(child, &child.this.reviews, found, |row| row.dob.value());
}

const EXAMPLES: &str = "
    the same; missing on either side
    Header  | CHILD | DOB
            | 1     | 07/11/2014
            | 2     |
    Reviews | CHILD | DOB
            | 1     | 07/11/2014
            | 1     |
            | 2     | 07/11/2014

    a day apart
    Header  | DOB
            | 07/11/2014
    Reviews | DOB
    !       | 08/11/2014
            | 07/11/2014
";
