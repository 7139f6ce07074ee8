//! 351: nobody in the return was twenty-five before the year began.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "351",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "By the date of birth this person turned twenty-five before the collection year began.",
    ),
    matters: "The return is of children, and of care leavers to their twenty-first birthday. Someone so old is here because of a wrong date, or by mistake.",
    mend: "Correct the date of birth, or leave the person out.",
    source: "DfE SSDA903 validation rules, 351",
    fields: &[header::dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = found.collection().first();
    points_where(&child.this.header, found, |row| {
        row.dob
            .value()
            .is_some_and(|born| born.plus_years(25) < first)
    });
}

const EXAMPLES: &str = "
    twenty-five on the first day of the year, and no date
    Header | DOB
           | 01/04/2000
           |

    the day before it
    Header | DOB
    !      | 31/03/2000
";
