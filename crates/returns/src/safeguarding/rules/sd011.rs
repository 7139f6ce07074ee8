//! SD011: nothing of care or protection is dated before the child was born.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD011",
    level: Error,
    years: 2020..=NOW,
    says: Always("This is dated before the child was born."),
    matters: "One of the two dates is wrong, and the child's age at every step is worked out from them.",
    mend: "Check the date of birth first, then the date on this row, and correct the one that is mistaken; see also that the row is not a sibling's.",
    source: "A child is not visited, placed or missing before birth",
    fields: &[
        care_episodes::cla_episode_start_date,
        placements::cla_placement_start_date,
        care_visits::cla_visit_date,
        care_reviews::cla_review_date,
        missing::missing_episode_start_date,
        health::health_check_date,
        questionnaires::sdq_completed_date,
        leavers::care_leaver_latest_contact,
    ],
    reads: &[people::dob],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(born) = child.born() else {
        return;
    };
    // A plan may begin before birth, and with it visits to the mother: not the child's own care.
    before(born, &child.care_episodes, found, |row| {
        [row.cla_episode_start_date.value()]
    });
    before(born, &child.placements, found, |row| {
        [row.cla_placement_start_date.value()]
    });
    before(born, &child.care_visits, found, |row| {
        [row.cla_visit_date.value()]
    });
    before(born, &child.care_reviews, found, |row| {
        [row.cla_review_date.value()]
    });
    before(born, &child.missing, found, |row| {
        [row.missing_episode_start_date.value()]
    });
    before(born, &child.health, found, |row| {
        [row.health_check_date.value()]
    });
    before(born, &child.questionnaires, found, |row| {
        [row.sdq_completed_date.value()]
    });
    before(born, &child.leavers, found, |row| {
        [row.care_leaver_latest_contact.value()]
    });
}

const EXAMPLES: &str = "
    into care on the day of birth
    person       | dob
                 | 03/02/2025
    cla_episodes | episode_start_date
                 | 03/02/2025

    placed the day before
    person        | dob
                  | 03/02/2025
    cla_placement | start_date
    !             | 02/02/2025
";
