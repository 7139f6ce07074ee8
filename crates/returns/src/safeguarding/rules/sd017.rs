//! SD017: an expected child is born, or is asked after.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD017",
    level: Query,
    years: 2020..=NOW,
    says: Always("The child was expected more than four weeks ago and has no date of birth."),
    matters: "The baby is probably born and stands in no count by age, and nobody may have looked in after the birth.",
    mend: "Ask the worker or the midwife, and record the date of birth; where the pregnancy ended otherwise, record that and close.",
    source: "Standard Safeguarding Dataset 1.4: the expected date stands while the child is not born",
    fields: &[people::expected_dob, people::dob],
    reads: &[people::death_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let today = found.today;
    points_where(&child.people, found, |person| {
        let late = person
            .expected_dob
            .value()
            .is_some_and(|expected| today.days_since(expected) > 28);
        late && !person.dob.is_given() && !person.death_date.is_given()
    });
}

const EXAMPLES: &str = "
    expected in May; expected in January and born
    person | person_id | expected_dob | dob
           | 1         | 10/05/2026   |
           | 2         | 10/01/2026   | 12/01/2026

    expected in January
    person | expected_dob | dob
    !      | 10/01/2026   |
";
