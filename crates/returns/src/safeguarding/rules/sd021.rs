//! SD021: whoever has no disability has none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD021",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child is said to have no disability, and has one."),
    matters: "The child is counted both among disabled children and among the others, and support that a disability entitles to may be overlooked.",
    mend: "Take out the row NONE if the disability is real, or the disability if it is not.",
    source: "Standard Safeguarding Dataset 1.4: disability, code NONE",
    fields: &[disabilities::disability_code],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let is_none = |row: &DisabilityRow| row.disability_code.value() == Some(Disability::None);
    let some = child
        .disabilities
        .iter()
        .any(|row| row.disability_code.is_given() && !is_none(row));
    if some {
        points_where(&child.disabilities, found, is_none);
    }
}

const EXAMPLES: &str = "
    one with two, one with none
    disability | person_id | disability_code
               | 1         | AUT
               | 1         | LD
               | 2         | NONE

    none and autism
    disability | disability_code
    !          | NONE
               | AUT
";
