//! 391: who is not yet 17 at the end of the year has no care-leaver details.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "391",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The young person is under 17 at the end of the year, but care-leaver details are given.",
    ),
    matters: "The details are asked around the 17th to the 21st birthday. A younger child who left care is owed other help than this table shows.",
    mend: "Remove the care-leaver row; where the young person is older, correct the date of birth.",
    source: "DfE SSDA903 validation rules, 391",
    fields: &[oc3::dob, oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    points_where(&child.this.oc3, found, |row| {
        row.tells() && birthday_after(17, &row.dob, last)
    });
}

const EXAMPLES: &str = "
    17 on the last day, or younger and nothing told
    OC3 | DOB        | IN_TOUCH
        | 31/03/2009 | YES
        | 01/04/2009 |
        |            | YES

    17 a day after it
    OC3 | DOB        | IN_TOUCH | ACTIV | ACCOM
    !   | 01/04/2009 | YES      |       |
    !   | 01/04/2009 |          | F2    |
    !   | 01/04/2009 |          |       | U1
";
