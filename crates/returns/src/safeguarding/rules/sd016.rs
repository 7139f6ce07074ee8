//! SD016: whoever is born is not expected.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD016",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child has a date of birth and is still expected."),
    matters: "It is not sure whether the child is born: unborn children are counted by the expected date, the others by age.",
    mend: "Where the child is born, clear the expected date; otherwise clear the date of birth.",
    source: "Standard Safeguarding Dataset 1.4: the expected date stands while the child is not born",
    fields: &[people::dob, people::expected_dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let today = found.today;
    points_where(&child.people, found, |person| {
        person.dob.value().is_some_and(|born| born <= today)
            && person
                .expected_dob
                .value()
                .is_some_and(|expected| expected > today)
    });
}

const EXAMPLES: &str = "
    expected, born a week early
    person | expected_dob | dob
           | 10/02/2026   | 03/02/2026

    expected next summer and born last year
    person | expected_dob | dob
    !      | 10/07/2026   | 03/02/2025
";
