//! SD018: a child has a date of birth, or is expected.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD018",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child has neither a date of birth nor an expected one."),
    matters: "",
    mend: "",
    source: "Standard Safeguarding Dataset 1.4: person",
    fields: &[people::dob, people::expected_dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.people, found, |person| {
        person.dob.value().is_none() && person.expected_dob.value().is_none()
    });
}

const EXAMPLES: &str = "
    born, or expected
    person | dob        | expected_dob
           | 03/02/2015 |
           |            | 03/08/2026

    neither, and a day that is not in the calendar
    person | dob        | expected_dob
    !      |            |
    !      | 31/02/2015 |
";
