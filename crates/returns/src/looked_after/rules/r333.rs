//! 333: the match comes on or after the day that adoption was decided.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "333",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was matched with adopters without a decision for adoption, or before it.",
    ),
    matters: "Families are sought for a child once adoption is decided. A match before that day makes the wait for a family shorter than none.",
    mend: "Check both dates against the minutes of the panel and the decision; supply the decision where it is missing.",
    source: "DfE SSDA903 validation rules, 333",
    fields: &[ad1::date_int, ad1::date_match],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| {
        let undecided = row.date_match.is_given() && row.date_int.is_blank();
        undecided || falls_before(&row.date_match, &row.date_int)
    });
}

const EXAMPLES: &str = "
    decided and matched on one day, and decided with no match so far
    AD1 | DATE_INT   | DATE_MATCH
        | 03/02/2025 | 03/02/2025
        | 03/02/2025 |

    a match on the day before, and a match of a child of whom nothing was decided
    AD1 | DATE_INT   | DATE_MATCH
    !   | 03/02/2025 | 02/02/2025
    !   |            | 12/06/2025

    a decision whose date cannot be read: that is said elsewhere
    AD1 | DATE_INT   | DATE_MATCH
        | 31/02/2025 | 12/06/2025
";
