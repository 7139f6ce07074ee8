//! 564: a missing episode of a known kind has a day on which it began.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "564",
    level: Error,
    years: 2023..=NOW,
    says: Always("It is said that the child was missing or away, but not since when."),
    matters: "An episode without a first day drops out of every count of how often, how long and how soon.",
    mend: "Enter the day on which the child went missing, or take the row out if it was recorded by mistake.",
    source: "DfE SSDA903 validation rules, 564",
    fields: &[missing::missing, missing::mis_start],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        row.missing.code().is_some() && row.mis_start.is_blank()
    });
}

const EXAMPLES: &str = "
    a kind with its day; without a kind; a day that cannot be read, which is for rule 1004
    Missing | MISSING | MIS_START
            | M       | 07/07/2025
            |         |
            | A       | 32/07/2025

    a kind without a day
    Missing | MISSING | MIS_START
    !       | M       |
    !       | A       |
";
