//! 331: the match comes no later than the beginning of the placement that ended in adoption.
//!
//! A foster home that becomes the adoptive one has an episode of its own from the day of the placing: it is that episode's
//! first day which the match must not follow.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "331",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child was matched with the adopters after moving in with them."),
    matters: "A child moves to a family that was chosen for it. The time between match and move tells how long a child who has a family waits to join it.",
    mend: "Check the day of the match and the first day of the last episode; one of them is wrong.",
    source: "DfE SSDA903 validation rules, 331",
    fields: &[ad1::date_match, episodes::decom, episodes::rec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_to_both(&child.this.ad1, &child.this.episodes, found, |row, stay| {
        ended_in_adoption(stay) && falls_before(&stay.decom, &row.date_match)
    });
}

const EXAMPLES: &str = "
    matched on the day of the move
    Episodes | DECOM      | REC
             | 02/05/2025 | X1
             | 20/06/2025 | E11
    AD1      | DATE_MATCH
             | 20/06/2025

    matched on the day after
    Episodes | DECOM      | REC
             | 02/05/2025 | X1
    !        | 20/06/2025 | E12
    AD1      | DATE_MATCH
    !        | 21/06/2025
";
