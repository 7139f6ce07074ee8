//! 147: the day an episode ended is a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "147",
    level: Error,
    years: 2023..=NOW,
    says: Always("The day the episode ended is not a date."),
    matters: "As long as nobody can read when this stay ended, it cannot be told how long it lasted, or whether the child is still there.",
    mend: "Enter the day the episode ended as a date of the calendar, or leave it empty while the episode is open.",
    source: "DfE SSDA903 validation rules, 147",
    fields: &[episodes::dec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| stay.dec.is_unreadable());
}

const EXAMPLES: &str = "
    a date, in full or without the noughts, or none
    Episodes | DEC
             | 31/03/2026
             | 1/4/2025
             | 

    a day that no calendar has, a year of two figures, a word
    Episodes | DEC
    !        | 29/02/2026
    !        | 30/04/25
    !        | OPEN
";
