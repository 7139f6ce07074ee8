//! SD013: nothing begins after the child died.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD013",
    level: Error,
    years: 2020..=NOW,
    says: Always("This is dated after the child died."),
    matters: "A child who died is counted as being worked with; or one who lives is taken for dead, which drops them from every list of those to be seen.",
    mend: "Check the date of death and the date on this row, and see that the row is not a sibling's.",
    source: "The date of death ends the record",
    fields: &[
        contacts::contact_date,
        need_episodes::referral_date,
        assessments::assessment_start_date,
        enquiries::s47_start_date,
        plans::cp_plan_start_date,
        need_visits::cin_visit_date,
        plan_visits::cp_visit_date,
        care_episodes::cla_episode_start_date,
        care_visits::cla_visit_date,
        missing::missing_episode_start_date,
    ],
    reads: &[people::death_date],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(died) = child.died() else {
        return;
    };
    // A contact tells of the death some days later.
    after(died.plus(31), &child.contacts, found, |row| {
        [row.contact_date.value()]
    });
    after(died.plus(31), &child.need_episodes, found, |row| {
        [row.referral_date.value()]
    });
    after(died, &child.assessments, found, |row| {
        [row.assessment_start_date.value()]
    });
    after(died, &child.enquiries, found, |row| {
        [row.s47_start_date.value()]
    });
    after(died, &child.plans, found, |row| {
        [row.cp_plan_start_date.value()]
    });
    after(died, &child.need_visits, found, |row| {
        [row.cin_visit_date.value()]
    });
    after(died, &child.plan_visits, found, |row| {
        [row.cp_visit_date.value()]
    });
    after(died, &child.care_episodes, found, |row| {
        [row.cla_episode_start_date.value()]
    });
    after(died, &child.care_visits, found, |row| {
        [row.cla_visit_date.value()]
    });
    after(died, &child.missing, found, |row| {
        [row.missing_episode_start_date.value()]
    });
}

const EXAMPLES: &str = "
    the hospital calls the day after
    person   | death_date
             | 03/08/2025
    contacts | contact_date
             | 04/08/2025

    visited a week after
    person     | death_date
               | 03/08/2025
    cla_visits | visit_date
               | 03/08/2025
    !          | 10/08/2025
";
