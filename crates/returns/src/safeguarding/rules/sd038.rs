//! SD038: episodes of care do not overlap.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD038",
    level: Error,
    years: 2020..=NOW,
    says: Always("The episode of care began while another was open."),
    matters: "The child is in two episodes at once, so nights in care and moves are counted twice.",
    mend: "Cease the earlier episode on the day that the later one began, with the reason that another followed.",
    source: "SSDA903: episodes follow each other",
    fields: &[
        care_episodes::cla_episode_start_date,
        care_episodes::cla_episode_ceased_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    overlapping(&child.care_episodes, found, |episode| {
        [
            episode.cla_episode_start_date.value(),
            episode.cla_episode_ceased_date.value(),
        ]
    });
}

const EXAMPLES: &str = "
    the next begins on the day the last ends
    cla_episodes | start_date | ceased_date
                 | 10/01/2024 | 10/09/2024
                 | 10/09/2024 |

    the next begins the day before
    cla_episodes | start_date | ceased_date
                 | 10/01/2024 | 10/09/2024
    !            | 09/09/2024 |
";
