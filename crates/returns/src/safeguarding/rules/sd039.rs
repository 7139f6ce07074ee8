//! SD039: an episode of care that another follows is followed on the day.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD039",
    level: Error,
    years: 2020..=NOW,
    says: Always("The episode ended because another was to begin, and none begins on that day."),
    matters: "The child is still in care by the reason and out of care by the dates: the days between are counted for nobody.",
    mend: "Begin the next episode on the day that this one ceased; or, where the child left care, give the reason for that.",
    source: "SSDA903: reason X1 and the next episode",
    fields: &[
        care_episodes::cla_episode_ceased_date,
        care_episodes::cla_episode_ceased_reason,
    ],
    reads: &[care_episodes::cla_episode_start_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let begins: HashSet<Day> = child
        .care_episodes
        .iter()
        .filter_map(|row| row.cla_episode_start_date.value())
        .collect();
    points_where(&child.care_episodes, found, |episode| {
        episode.cla_episode_ceased_reason.value() == Some(CeaseReason::X1)
            && episode
                .cla_episode_ceased_date
                .value()
                .is_some_and(|ceased| !begins.contains(&ceased))
    });
}

const EXAMPLES: &str = "
    on the day; and out of care without another
    cla_episodes | start_date | ceased_date | ceased_reason
                 | 10/01/2024 | 10/09/2024  | X1
                 | 10/09/2024 | 10/12/2024  | E4A

    a week later, and never
    cla_episodes | start_date | ceased_date | ceased_reason
    !            | 10/01/2024 | 10/09/2024  | X1
    !            | 17/09/2024 | 10/12/2024  | X1
";
