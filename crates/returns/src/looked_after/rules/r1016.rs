//! 1016: who left care on or after the 17th or 18th birthday of the year has no care-leaver details for it.
//!
//! The words say after the birthday, the published check counts the birthday itself: check the department's text.
//! The check is followed here.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1016",
    level: Error,
    years: 2024..=NOW,
    says: Always(
        "The young person left care on or after the 17th or 18th birthday, but care-leaver details are given for it.",
    ),
    matters: "On that birthday they were in care and are counted there. The details tell how a care leaver fares, and this one was none yet.",
    mend: "Remove the care-leaver row; where the care ended before the birthday, correct the end of the episode.",
    source: "DfE SSDA903 validation rules, 1016",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[oc3::dob, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    points_where(&child.this.oc3, found, |row| {
        row.tells()
            && birthday_of_leaver(row, year).is_some_and(|birthday| {
                let ended = |stay: &Entry<'_, Episode>| stay.dec.value() >= Some(birthday);
                child.this.episodes.iter().any(ended)
            })
    });
}

const EXAMPLES: &str = "
    left the day before the birthday, is in care still, or nothing told
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/06/2020 | 14/09/2025
             | 2     | 01/06/2020 |
             | 3     | 01/06/2020 | 15/09/2025
    OC3 | CHILD | DOB        | IN_TOUCH
        | 1     | 15/09/2008 | YES
        | 2     | 15/09/2008 | YES
        | 3     | 15/09/2008 |

    left on the 17th birthday, and after the 18th
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/06/2020 | 15/09/2025
             | 2     | 01/06/2020 | 16/09/2025
    OC3 | CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
    !   | 1     | 15/09/2008 | YES      |       |
    !   | 2     | 15/09/2007 |          |       | U1

    19 on the last day
    Episodes | DECOM      | DEC
             | 01/06/2020 | 30/03/2026
    OC3 | DOB        | IN_TOUCH
        | 31/03/2007 | YES
";
