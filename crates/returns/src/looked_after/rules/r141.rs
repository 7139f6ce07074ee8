//! 141: the day an episode began is a date.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "141",
    level: Error,
    years: 2023..=NOW,
    says: Always("The day the episode began is not a date."),
    matters: "Every length of stay, every age at a move and every count of children in care starts from this day.",
    mend: "Enter the day the episode began as a date of the calendar: day, month and a year of four figures.",
    source: "DfE SSDA903 validation rules, 141",
    fields: &[episodes::decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.decom.is_unreadable()
    });
}

const EXAMPLES: &str = "
    a date, in full or without the noughts, or none
    Episodes | DECOM
             | 31/03/2026
             | 1/4/2025
             | 

    a day that no calendar has, a year of two figures, a word
    Episodes | DECOM
    !        | 31/06/2025
    !        | 01/04/25
    !        | APRIL
";
