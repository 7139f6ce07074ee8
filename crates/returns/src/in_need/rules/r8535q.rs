//! 8535Q: a child who has died was born by then.
//!
//! The definition speaks of a death before birth; a death without a date of birth is asked about too, as validators of
//! the census do.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8535Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The child has a date of death, and no date of birth by that day."),
    matters: "One of the dates is wrong, and with it the age of a child who died; or a birth was never recorded.",
    mend: "Correct whichever date is wrong. Of a child who was stillborn, say in the return that this is so.",
    source: "DfE children in need census validation rules, 8535Q",
    fields: &[
        identifiers::person_birth_date,
        identifiers::person_death_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        let (born, died) = (&who.person_birth_date, who.person_death_date.day());
        died.is_some() && (born.is_blank() || born.day() > died)
    });
}

const EXAMPLES: &str = "
    on the day of birth, and not at all
    ChildIdentifiers | Child | PersonBirthDate | PersonDeathDate
                     | 1     | 2025-05-26      | 2025-05-26
                     | 2     |                 |

    the day before birth, and without a date of birth
    ChildIdentifiers | Child | PersonBirthDate | PersonDeathDate
    !                | 1     | 2025-05-26      | 2025-05-25
    !                | 2     |                 | 2025-05-26
";
