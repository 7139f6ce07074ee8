//! 567: a missing episode does not end before it begins.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "567",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child came back on a day before they went missing."),
    matters: "One of the two days is wrong, and with it how long the child was thought to be gone.",
    mend: "Check both days against the police report or the record of the home, and correct the wrong one.",
    source: "DfE SSDA903 validation rules, 567",
    fields: &[missing::mis_start, missing::mis_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    ends_before_start(&child.this.missing, found, |row| {
        [row.mis_start.value(), row.mis_end.value()]
    });
}

const EXAMPLES: &str = "
    back on the same day, later, or not yet
    Missing | MIS_START  | MIS_END
            | 03/06/2025 | 03/06/2025
            | 03/06/2025 | 05/06/2025
            | 03/06/2025 |
            |            | 03/06/2025

    back the day before
    Missing | MIS_START  | MIS_END
    !       | 03/06/2025 | 02/06/2025
";
