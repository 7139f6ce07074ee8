//! 586: a child goes missing after the day of birth.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "586",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child is said to have gone missing on or before the day of birth."),
    matters: "One of the two dates is another child's or a slip of the pen; ages of missing children are counted from both.",
    mend: "Check the date of birth and the day on which the child went missing.",
    source: "DfE SSDA903 validation rules, 586",
    fields: &[missing::mis_start],
    reads: &[missing::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        row.mis_start
            .value()
            .zip(row.dob.value())
            .is_some_and(|(gone, born)| gone <= born)
    });
}

const EXAMPLES: &str = "
    after birth; one of the two not known
    Missing | DOB        | MIS_START
            | 06/02/2012 | 07/06/2025
            |            | 07/06/2025
            | 06/02/2012 |

    on the day of birth, and the day before
    Missing | DOB        | MIS_START
    !       | 07/06/2025 | 07/06/2025
    !       | 07/06/2025 | 06/06/2025
";
