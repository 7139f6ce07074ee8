//! SD014: nothing that has happened is dated in the future.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD014",
    level: Error,
    years: 2020..=NOW,
    says: Always("This is dated after the day of the extract."),
    matters: "What has not yet happened counts as done: a visit that nobody has made hides that it is due.",
    mend: "Correct the date, mostly a mistyped year; take out what is only planned.",
    source: "What has not yet happened is not recorded as done",
    fields: &[
        people::dob,
        people::death_date,
        contacts::contact_date,
        need_episodes::referral_date,
        need_episodes::close_date,
        assessments::assessment_start_date,
        assessments::assessment_auth_date,
        need_visits::cin_visit_date,
        enquiries::s47_start_date,
        plan_visits::cp_visit_date,
        care_episodes::cla_episode_start_date,
        care_episodes::cla_episode_ceased_date,
        placements::cla_placement_start_date,
        care_visits::cla_visit_date,
        missing::missing_episode_start_date,
        leavers::care_leaver_latest_contact,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    in_future(&child.people, found, |row| {
        [row.dob.value(), row.death_date.value()]
    });
    in_future(&child.contacts, found, |row| [row.contact_date.value()]);
    in_future(&child.need_episodes, found, |row| {
        [row.referral_date.value(), row.close_date.value()]
    });
    in_future(&child.assessments, found, |row| {
        [
            row.assessment_start_date.value(),
            row.assessment_auth_date.value(),
        ]
    });
    in_future(&child.need_visits, found, |row| {
        [row.cin_visit_date.value()]
    });
    in_future(&child.enquiries, found, |row| [row.s47_start_date.value()]);
    in_future(&child.plan_visits, found, |row| [row.cp_visit_date.value()]);
    in_future(&child.care_episodes, found, |row| {
        [
            row.cla_episode_start_date.value(),
            row.cla_episode_ceased_date.value(),
        ]
    });
    in_future(&child.placements, found, |row| {
        [row.cla_placement_start_date.value()]
    });
    in_future(&child.care_visits, found, |row| {
        [row.cla_visit_date.value()]
    });
    in_future(&child.missing, found, |row| {
        [row.missing_episode_start_date.value()]
    });
    in_future(&child.leavers, found, |row| {
        [row.care_leaver_latest_contact.value()]
    });
}

const EXAMPLES: &str = "
    on the last day of March, about that day
    cla_visits | visit_date
               | 31/03/2026

    the day after, and a year mistyped
    cla_visits   | visit_date
    !            | 01/04/2026
    cla_episodes | start_date
    !            | 12/02/2062
";
