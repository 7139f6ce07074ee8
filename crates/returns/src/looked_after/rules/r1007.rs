//! 1007: who was in care on the 17th or 18th birthday has no care-leaver details for it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1007",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The young person was still in care on the 17th or 18th birthday, but care-leaver details are given.",
    ),
    matters: "Somebody in care has a home the council answers for. Counted as a care leaver they stand in two places, and in neither rightly.",
    mend: "Remove the care-leaver row; where the young person had left care by then, record the end of the episode.",
    source: "DfE SSDA903 validation rules, 1007",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[oc3::dob, episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    points_where(&child.this.oc3, found, |row| {
        row.tells()
            && birthday_of_leaver(row, year).is_some_and(|birthday| {
                child
                    .this
                    .episodes
                    .iter()
                    .any(|stay| in_care_on(stay, birthday))
            })
    });
}

/// An end that cannot be read tells nothing either way.
fn in_care_on(stay: &Episode, day: Day) -> bool {
    stay.decom.value().is_some_and(|began| began <= day)
        && (stay.dec.is_blank() || stay.dec.value() > Some(day))
}

const EXAMPLES: &str = "
    left on the birthday, came a day after it, or nothing told
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/06/2020 | 15/09/2025
             | 2     | 16/09/2025 |
             | 3     | 01/06/2020 |
    OC3 | CHILD | DOB        | IN_TOUCH
        | 1     | 15/09/2008 | YES
        | 2     | 15/09/2008 | YES
        | 3     | 15/09/2008 |

    left a day after it, came on it and is there still
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/06/2020 | 16/09/2025
             | 2     | 15/09/2025 |
             | 3     | 01/06/2020 |
    OC3 | CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
    !   | 1     | 15/09/2008 | YES      |       |
    !   | 2     | 15/09/2007 |          | F2    |
    !   | 3     | 31/03/2009 |          |       | U1

    19 on the last day, and an end that cannot be read
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/06/2020 |
             | 2     | 01/06/2020 | soon
    OC3 | CHILD | DOB        | IN_TOUCH
        | 1     | 31/03/2007 | YES
        | 2     | 15/09/2008 | YES
";
