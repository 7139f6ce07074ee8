//! 232: the sex of a child is known.
//! In force since 2024/25, when U became a code of the return. Whether the department takes U where nothing else is known
//! is not said; the row is pointed to so that somebody looks at it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "232",
    level: Error,
    years: 2025..=NOW,
    says: Always("The sex is given as unknown (U)."),
    matters: "After some time in care this is known. Left at unknown, the child is missing from every comparison of girls and boys.",
    mend: "Enter the sex from the birth certificate or health record; if it is truly not known, keep a note of why for the department.",
    source: "DfE SSDA903 validation rules, 232",
    fields: &[header::sex],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| {
        row.sex.is(ReturnSex::Unknown)
    });
}

const EXAMPLES: &str = "
    known, or missing (another rule asks for it)
    Header | SEX
           | F
           | M
           |

    not known
    Header | SEX
    !      | U
    !      | u
";
