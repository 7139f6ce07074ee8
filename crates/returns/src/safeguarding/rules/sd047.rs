//! SD047: an episode of care ends with a date and a reason.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD047",
    level: Error,
    years: 2020..=NOW,
    says: Always("An episode of care ends with a date and a reason; one of them is missing."),
    matters: "With one missing it is not sure whether the child is still in care, or nobody can say where they went.",
    mend: "Complete the end of the episode: day and reason; where it is still open, clear whichever is there.",
    source: "SSDA903: date and reason episode ceased",
    fields: &[
        care_episodes::cla_episode_ceased_date,
        care_episodes::cla_episode_ceased_reason,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.care_episodes, found, |episode| {
        episode.cla_episode_ceased_date.is_given() != episode.cla_episode_ceased_reason.is_given()
    });
}

const EXAMPLES: &str = "
    open, and ended
    cla_episodes | start_date | ceased_date | ceased_reason
                 | 10/01/2024 | 10/09/2024  | X1
                 | 10/09/2024 |             |

    one without the other
    cla_episodes | start_date | ceased_date | ceased_reason
    !            | 10/01/2024 | 10/09/2024  |
    !            | 10/09/2024 |             | E4A
";
