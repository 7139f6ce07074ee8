//! 611: the birth date of a mother's child is given.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "611",
    level: Error,
    years: 2023..=NOW,
    says: Always("The girl is said to be a mother, but the date of birth of her child is missing."),
    matters: "Without the date nobody can tell whether the baby was born while she was in care.",
    mend: "Enter the baby's date of birth; if she is no mother, enter 0.",
    source: "DfE SSDA903 validation rules, 611",
    fields: &[header::mother, header::mc_dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| {
        row.mother.is(Flag::Yes) && row.mc_dob.is_blank()
    });
}

const EXAMPLES: &str = "
    a mother with the date, others without, and a date not readable (another rule says so)
    Header | MOTHER | MC_DOB
           | 1      | 17/01/2026
           | 0      |
           |        |
           | 1      | 31/02/2026

    a mother without
    Header | MOTHER | MC_DOB
    !      | 1      |
";
