//! 8525Q: a child has a date of birth, or an expected one, and not both.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8525Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("There is neither a date of birth nor an expected one, or there are both."),
    matters: "From these dates the return tells a child from an unborn one. With both or neither nobody knows which it is, or the age.",
    mend: "Give the date of birth of a born child and take the expected one out; give the expected date alone before birth.",
    source: "DfE children in need census validation rules, 8525Q",
    fields: &[
        identifiers::person_birth_date,
        identifiers::expected_person_birth_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        who.person_birth_date.is_given() == who.expected_person_birth_date.is_given()
    });
}

const EXAMPLES: &str = "
    one of the two
    ChildIdentifiers | Child | PersonBirthDate | ExpectedPersonBirthDate
                     | 1     | 2020-05-26      |
                     | 2     |                 | 2026-06-02

    both, and neither
    ChildIdentifiers | Child | PersonBirthDate | ExpectedPersonBirthDate
    !                | 1     | 2020-05-26      | 2020-05-26
    !                | 2     |                 |
";
