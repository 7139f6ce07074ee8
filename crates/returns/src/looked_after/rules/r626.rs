//! 626: a child who became a mother this year has a first child born this year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "626",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is a mother since this year, but her first child was born before it, when last year's return said she was none.",
    ),
    matters: "A baby born before April to a girl in care should have been known of then; either last year's return or the baby's date of birth is wrong.",
    mend: "Check the baby's date of birth; if it is right, tell the department that last year's entry was a mistake.",
    source: "DfE SSDA903 validation rules, 626",
    fields: &[header::mother, header::mc_dob],
    reads: &[header_last::mother],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = found.collection().first();
    contradicts_last_year(child, found, |now, before| {
        now.mother.is(Flag::Yes)
            && before.mother.is(Flag::No)
            && now.mc_dob.value().is_some_and(|born| born < first)
    });
}

const EXAMPLES: &str = "
    born on the first day of the year; a mother in both years; no mother
    Header_last | CHILD | MOTHER
                | 1     | 0
                | 2     | 1
                | 3     | 0
    Header | CHILD | MOTHER | MC_DOB
           | 1     | 1      | 01/04/2025
           | 2     | 1      | 01/06/2024
           | 3     | 0      |

    born the day before
    Header_last | MOTHER
                | 0
    Header | MOTHER | MC_DOB
    !      | 1      | 31/03/2025
";
