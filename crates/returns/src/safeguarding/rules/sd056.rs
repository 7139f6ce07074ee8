//! SD056: a care leaver is of an age to be one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD056",
    level: Query,
    years: 2020..=NOW,
    says: Always("The care leaver is younger than 16 or older than 25."),
    matters: "Help on leaving care is owed by age: a record outside it is mostly somebody else's, or that of a person whose entitlement has ended.",
    mend: "Check the date of birth; where it is right, end the eligibility or take out the record.",
    source: "Children (Leaving Care) Act 2000: from 16 to 25",
    fields: &[leavers::care_leaver_eligibility],
    reads: &[people::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let born = child.born();
    let Some(age) = born.and_then(|born| Day::age(born, found.today)) else {
        return;
    };
    if !(16..=25).contains(&age) {
        points_where(&child.leavers, found, |leaver| {
            leaver.care_leaver_eligibility.value() != Some(Eligibility::Ended)
        });
    }
}

const EXAMPLES: &str = "
    at 16; at 30 and ended
    person       | person_id | dob
                 | 1         | 03/02/2010
                 | 2         | 03/02/1996
    care_leavers | person_id | eligibility
                 | 1         | Eligible
                 | 2         | No Current Eligibility

    at 15, and at 26
    person       | person_id | dob
                 | 1         | 03/05/2010
                 | 2         | 03/02/2000
    care_leavers | person_id | eligibility
    !            | 1         | Eligible
    !            | 2         | Former Relevant
";
