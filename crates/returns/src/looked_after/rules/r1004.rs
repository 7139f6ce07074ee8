//! 1004: a missing episode says on which day it began.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1004",
    level: Error,
    years: 2023..=NOW,
    says: Always("The day on which the child went missing is blank or is not a date."),
    matters: "How long a child was gone, and how soon anybody looked, cannot be told without the day it began.",
    mend: "Enter the day on which the child was last known to be where they should be.",
    source: "DfE SSDA903 validation rules, 1004",
    fields: &[missing::mis_start],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        row.mis_start.value().is_none()
    });
}

const EXAMPLES: &str = "
    a day, as it is written here or in the international way
    Missing | MIS_START  | MISSING
            | 03/06/2025 | M
            | 2025-07-04 | A

    nothing, a day that never was, and a year of two digits
    Missing | MIS_START  | MISSING
    !       |            | M
    !       | 31/06/2025 | M
    !       | 03/06/25   | A
";
