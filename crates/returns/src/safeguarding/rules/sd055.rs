//! SD055: of a care leaver of 17 to 21, activity and home are known.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD055",
    level: Error,
    years: 2020..=NOW,
    says: Always("Activity or accommodation is missing for a care leaver aged 17 to 21."),
    matters: "Nobody can say whether the young person has a home, or learns or works; both are counted of care leavers every year.",
    mend: "Ask the young person or their adviser, and record both with the day on which it was so.",
    source: "SSDA903: care leavers at their birthdays",
    fields: &[
        leavers::care_leaver_activity,
        leavers::care_leaver_accommodation,
    ],
    reads: &[people::dob, leavers::care_leaver_in_touch],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let born = child.born();
    let Some(17..=21) = born.and_then(|born| Day::age(born, found.today)) else {
        return;
    };
    points_where(&child.leavers, found, |leaver| {
        let asked = matches!(
            leaver.care_leaver_in_touch.value(),
            None | Some(InTouch::Yes | InTouch::No)
        );
        let known =
            leaver.care_leaver_activity.is_given() && leaver.care_leaver_accommodation.is_given();
        asked && !known
    });
}

const EXAMPLES: &str = "
    known; too old to be asked; died
    person       | person_id | dob
                 | 1         | 03/02/2007
                 | 2         | 03/02/2002
                 | 3         | 03/02/2007
    care_leavers | person_id | in_touch | activity | leaver_accommodation
                 | 1         | YES      | F2       | U
                 | 2         | YES      |          |
                 | 3         | DIED     |          |

    at 19, nobody knows what they do
    person       | dob
                 | 03/02/2007
    care_leavers | in_touch | activity | leaver_accommodation
    !            | YES      |          | U
";
