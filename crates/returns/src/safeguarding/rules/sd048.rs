//! SD048: a child entered care no later than the episode began.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD048",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child is said to have entered care after this episode of care began."),
    matters: "How long the child has been in care, and with it when reviews are due and what they may claim later, is counted from too late a day.",
    mend: "Take the start of the first episode of this period as the day of entry, or correct the episode.",
    source: "Standard Safeguarding Dataset 1.4: the date of entry is that of the first episode of the period",
    fields: &[
        care_episodes::entered_care_date,
        care_episodes::cla_episode_start_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.care_episodes, found, |episode| {
        let start = episode.cla_episode_start_date.value();
        start.is_some() && episode.entered_care_date.value() > start
    });
}

const EXAMPLES: &str = "
    the first episode of the period, and a later one
    cla_episodes | entered_care_date | start_date
                 | 10/01/2024        | 10/01/2024
                 | 10/01/2024        | 10/09/2024

    entered after it began
    cla_episodes | entered_care_date | start_date
    !            | 11/01/2024        | 10/01/2024
";
