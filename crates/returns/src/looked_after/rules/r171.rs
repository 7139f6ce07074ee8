//! 171: the birth date of a mother's child, where it is given, can be read.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "171",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth of her own child cannot be read."),
    matters: "Young mothers in care need help of their own, and the date tells whether they had a child before or while in care.",
    mend: "Enter the baby's date of birth as day, month and four-digit year.",
    source: "DfE SSDA903 validation rules, 171",
    fields: &[header::mc_dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| row.mc_dob.is_unreadable());
}

const EXAMPLES: &str = "
    a date, and nothing
    Header | MC_DOB
           | 17/01/2026
           |

    no date
    Header | MC_DOB
    !      | 30/02/2026
    !      | 17/01/26
";
