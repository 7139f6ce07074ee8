//! SD018: a child has a date of birth, or is expected.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD018",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child has neither a date of birth nor an expected one."),
    matters: "Without it the child has no age, and drops out of every measure that asks for one.",
    mend: "Record the date of birth, or the expected one for a child not yet born; if only the year is known, ask health or school for the date.",
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
