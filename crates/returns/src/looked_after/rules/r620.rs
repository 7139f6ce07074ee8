//! 620: no girl under eleven is a mother.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "620",
    level: Error,
    years: 2023..=NOW,
    says: Always("The girl is said to be a mother, but she was under eleven when the year began."),
    matters: "Almost always a slip of one digit. If it is true, a child has come to grave harm.",
    mend: "Correct the date of birth or enter 0 for mother; if both are right, make sure the safeguarding lead knows.",
    source: "DfE SSDA903 validation rules, 620",
    fields: &[header::dob, header::mother],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = found.collection().first();
    points_where(&child.this.header, found, |row| {
        row.mother.is(Flag::Yes)
            && row
                .dob
                .value()
                .is_some_and(|born| born.plus_years(11) > first)
    });
}

const EXAMPLES: &str = "
    eleven on the first day of the year; no mother; no date
    Header | DOB        | MOTHER
           | 01/04/2014 | 1
           | 02/04/2014 | 0
           |            | 1

    eleven on the day after it
    Header | DOB        | MOTHER
    !      | 02/04/2014 | 1
";
