//! SD057: whoever is open is not over 25.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD057",
    level: Query,
    years: 2020..=NOW,
    says: Always("The episode of need is open and the person is over 25."),
    matters: "A grown person is counted among children in need, and stands on lists of children whom nobody has seen.",
    mend: "Close the episode with the day on which the work ended; where the date of birth is wrong, correct it.",
    source: "The service ends at 25",
    fields: &[need_episodes::close_date],
    reads: &[people::dob, need_episodes::referral_nfa],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let born = child.born();
    if born
        .and_then(|born| Day::age(born, found.today))
        .is_some_and(|age| age > 25)
    {
        points_where(&child.need_episodes, found, |episode| {
            !episode.close_date.is_given() && episode.referral_nfa.yes() != Some(true)
        });
    }
}

const EXAMPLES: &str = "
    at 24; at 30 and closed
    person       | person_id | dob
                 | 1         | 03/02/2002
                 | 2         | 03/02/1996
    cin_episodes | person_id | close_date
                 | 1         |
                 | 2         | 03/02/2014

    at 30 and open
    person       | dob
                 | 03/02/1996
    cin_episodes | close_date
    !            |
";
