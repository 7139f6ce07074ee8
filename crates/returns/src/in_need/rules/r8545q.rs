//! 8545Q: a death falls within the year of the return.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8545Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The date of death is outside the year of the return."),
    matters: "A child who died before the year should not be in this return; a date after it is a slip.",
    mend: "Correct the date. A child who died before the year began is left out.",
    source: "DfE children in need census validation rules, 8545Q",
    fields: &[identifiers::person_death_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    points_where(&child.identifiers, found, |who| {
        is_outside(&who.person_death_date, year)
    });
}

const EXAMPLES: &str = "
    on the first and the last day, and none
    ChildIdentifiers | Child | PersonDeathDate
                     | 1     | 2025-04-01
                     | 2     | 2026-03-31
                     | 3     |

    the day before and the day after
    ChildIdentifiers | Child | PersonDeathDate
    !                | 1     | 2025-03-31
    !                | 2     | 2026-04-01
";
