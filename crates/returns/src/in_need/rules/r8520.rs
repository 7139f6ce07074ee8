//! 8520: a child is born no later than the reference date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8520",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth is after the reference date."),
    matters: "A child who was not born on the last day of the year is unborn in this return; with a date of birth the age comes out below nought.",
    mend: "Correct the date of birth. For a child who was not born by then, give the expected date of birth instead.",
    source: "DfE children in need census validation rules, 8520",
    fields: &[identifiers::person_birth_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    after(last, &child.identifiers, found, |who| {
        [who.person_birth_date.day()]
    });
}

const EXAMPLES: &str = "
    on the reference date, and not born
    ChildIdentifiers | PersonBirthDate
                     | 2026-03-31
                     |

    the day after
    ChildIdentifiers | PersonBirthDate
    !                | 2026-04-01
";
