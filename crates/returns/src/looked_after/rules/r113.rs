//! 113: the date of the match with adopters is a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "113",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "What stands as the date on which child and adopters were matched cannot be read as a date.",
    ),
    matters: "How long a child waits between the decision and a family found is a national measure, and it ends on this day.",
    mend: "Write the day on which the match was agreed as day, month and four figures of the year.",
    source: "DfE SSDA903 validation rules, 113",
    fields: &[ad1::date_match],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| row.date_match.is_unreadable());
}

const EXAMPLES: &str = "
    a date, and nothing at all
    AD1 | DATE_MATCH
        | 12/06/2025
        |

    the day and the month the other way about, and a word
    AD1 | DATE_MATCH
    !   | 06/25/2025
    !   | June
";
