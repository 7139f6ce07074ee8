//! 624: the date of birth of a mother's first child is the one given last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "624",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The date of birth of this mother's first child is not the one that last year's return gave.",
    ),
    matters: "The first child is born once: another date means another baby, another mother, or one that nobody has in view.",
    mend: "Check the baby's date of birth, and correct it here or tell the department that last year's was wrong.",
    source: "DfE SSDA903 validation rules, 624",
    fields: &[header::mc_dob],
    reads: &[header_last::mc_dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    contradicts_last_year(child, found, |now, before| {
        before.mc_dob.value().is_some() && now.mc_dob.value() != before.mc_dob.value()
    });
}

const EXAMPLES: &str = "
    the same; a first child since; none in either year
    Header_last | CHILD | MC_DOB
                | 1     | 01/06/2024
                | 2     |
                | 3     |
    Header | CHILD | MC_DOB
           | 1     | 01/06/2024
           | 2     | 01/02/2026
           | 3     |

    two days apart, and not given any more
    Header_last | CHILD | MC_DOB
                | 1     | 10/09/2024
                | 2     | 10/09/2024
    Header | CHILD | MC_DOB
    !      | 1     | 08/09/2024
    !      | 2     |
";
