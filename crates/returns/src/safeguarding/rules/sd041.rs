//! SD041: a child in care has a legal status from the first day.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD041",
    level: Query,
    years: 2020..=NOW,
    says: Always("No legal status was in force on the day this episode of care began."),
    matters: "Nobody can say by what right the child was taken into care, and whether with the parents' agreement or by order of a court.",
    mend: "Record the legal status from the day that the episode began, or correct whichever start is wrong.",
    source: "SSDA903: legal status of an episode",
    fields: &[care_episodes::cla_episode_start_date],
    reads: &[
        legal_statuses::legal_status_start_date,
        legal_statuses::legal_status_end_date,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let in_force = Spans::of(child.legal_statuses.iter().map(|row| {
        [
            row.legal_status_start_date.value(),
            row.legal_status_end_date.value(),
        ]
    }));
    points_where(&child.care_episodes, found, |episode| {
        episode
            .cla_episode_start_date
            .value()
            .is_some_and(|start| !in_force.hold(start))
    });
}

const EXAMPLES: &str = "
    from the first day
    cla_episodes | start_date
                 | 10/01/2025
    legal_status | legal_status | start_date
                 | V2           | 10/01/2025

    only from the second
    cla_episodes | start_date
    !            | 10/01/2025
    legal_status | legal_status | start_date
                 | V2           | 11/01/2025
";
