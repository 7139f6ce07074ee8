//! 542: nothing is said of convictions of a child under 10 at the end of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "542",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is under 10 at the end of the year, but an answer on convictions is given.",
    ),
    matters: "Under 10 a child cannot be held to have committed a crime. No record should hint that one did.",
    mend: "Clear the answer on convictions; where the child is older, correct the date of birth.",
    source: "DfE SSDA903 validation rules, 542",
    fields: &[oc2::convicted],
    reads: &[oc2::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    points_where(&child.this.oc2, found, |row| {
        row.convicted.is_given() && birthday_after(10, &row.dob, last)
    });
}

const EXAMPLES: &str = "
    10 on the last day, or younger and nothing said
    OC2 | DOB        | CONVICTED
        | 31/03/2016 | 0
        | 01/04/2016 |
        |            | 0

    10 a day after it, whatever the answer
    OC2 | DOB        | CONVICTED
    !   | 01/04/2016 | 0
    !   | 01/04/2016 | 1
";
