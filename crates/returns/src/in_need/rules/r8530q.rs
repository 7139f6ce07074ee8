//! 8530Q: an expected birth lies between thirty days before the reference date and nine months after it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8530Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The expected date of birth is more than 30 days before the reference date, or more than nine months after it.",
    ),
    matters: "A child whose birth was expected long ago has most likely been born and is still counted as unborn.",
    mend: "Ask whether the child was born and record the date of birth, or correct the expected date.",
    source: "DfE children in need census validation rules, 8530Q",
    fields: &[identifiers::expected_person_birth_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    let expected = Span {
        first: last.plus(-30),
        last: last.plus_months(9),
    };
    points_where(&child.identifiers, found, |who| {
        let day = who.expected_person_birth_date.day();
        day.is_some_and(|day| !expected.contains(day))
    });
}

const EXAMPLES: &str = "
    on the first and the last day, and none
    ChildIdentifiers | Child | ExpectedPersonBirthDate
                     | 1     | 2026-03-01
                     | 2     | 2026-12-31
                     | 3     |

    a day before and a day after
    ChildIdentifiers | Child | ExpectedPersonBirthDate
    !                | 1     | 2026-02-28
    !                | 2     | 2027-01-01
";
