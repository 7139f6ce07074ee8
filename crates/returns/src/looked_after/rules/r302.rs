//! 302: the first episode does not begin before the child is born.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "302",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child's first episode begins before the date of birth."),
    matters: "One of the two dates is wrong, and with it the child's age on coming into care and the time they have spent there.",
    mend: "Check the date of birth against the birth certificate and the start of the episode against the placement record.",
    source: "DfE SSDA903 validation rules, 302",
    fields: &[header::dob, episodes::decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let (Some(born), Some(first)) = (
        child.born(),
        child
            .this
            .episodes
            .iter()
            .find_map(|stay| stay.decom.value()),
    ) else {
        return;
    };
    if first < born {
        points_with_header(child, found, |stay| stay.decom.value() == Some(first));
    }
}

const EXAMPLES: &str = "
    on the day of birth, or with no date to compare
    Header   | CHILD | DOB
             | 1     | 02/05/2025
             | 2     |
    Episodes | CHILD | DECOM
             | 1     | 02/05/2025
             | 1     |
             | 2     | 02/05/2025

    the day before it
    Header   | DOB
    !        | 03/05/2025
    Episodes | DECOM
             | 19/05/2025
    !        | 02/05/2025
";
