//! SD015: nothing ends before it starts.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD015",
    level: Error,
    years: 2020..=NOW,
    says: Always("This ends before it starts."),
    matters: "A span of time that runs backwards cannot be counted: the child is neither in care nor out of it, neither on a plan nor off it, in those days.",
    mend: "Compare both dates with the case notes and correct the one that is mistyped.",
    source: "An end follows its start",
    fields: &[
        addresses::address_start_date,
        addresses::address_end_date,
        early_help::episode_start_date,
        early_help::episode_end_date,
        need_episodes::referral_date,
        need_episodes::close_date,
        need_plans::cin_plan_start_date,
        need_plans::cin_plan_end_date,
        enquiries::s47_start_date,
        enquiries::s47_end_date,
        plans::cp_plan_start_date,
        plans::cp_plan_end_date,
        care_episodes::cla_episode_start_date,
        care_episodes::cla_episode_ceased_date,
        placements::cla_placement_start_date,
        placements::cla_placement_end_date,
        care_plans::cla_care_plan_start_date,
        care_plans::cla_care_plan_end_date,
        missing::missing_episode_start_date,
        missing::missing_episode_end_date,
        legal_statuses::legal_status_start_date,
        legal_statuses::legal_status_end_date,
        immigration::immigration_status_start_date,
        immigration::immigration_status_end_date,
        involvements::involvement_start_date,
        involvements::involvement_end_date,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    ends_before_start(&child.addresses, found, |row| {
        [row.address_start_date.value(), row.address_end_date.value()]
    });
    ends_before_start(&child.early_help, found, |row| {
        [row.episode_start_date.value(), row.episode_end_date.value()]
    });
    ends_before_start(&child.need_episodes, found, |row| {
        [row.referral_date.value(), row.close_date.value()]
    });
    ends_before_start(&child.need_plans, found, |row| {
        [
            row.cin_plan_start_date.value(),
            row.cin_plan_end_date.value(),
        ]
    });
    ends_before_start(&child.enquiries, found, |row| {
        [row.s47_start_date.value(), row.s47_end_date.value()]
    });
    ends_before_start(&child.plans, found, |row| {
        [row.cp_plan_start_date.value(), row.cp_plan_end_date.value()]
    });
    ends_before_start(&child.care_episodes, found, |row| {
        [
            row.cla_episode_start_date.value(),
            row.cla_episode_ceased_date.value(),
        ]
    });
    ends_before_start(&child.placements, found, |row| {
        [
            row.cla_placement_start_date.value(),
            row.cla_placement_end_date.value(),
        ]
    });
    ends_before_start(&child.care_plans, found, |row| {
        [
            row.cla_care_plan_start_date.value(),
            row.cla_care_plan_end_date.value(),
        ]
    });
    ends_before_start(&child.missing, found, |row| {
        [
            row.missing_episode_start_date.value(),
            row.missing_episode_end_date.value(),
        ]
    });
    ends_before_start(&child.legal_statuses, found, |row| {
        [
            row.legal_status_start_date.value(),
            row.legal_status_end_date.value(),
        ]
    });
    ends_before_start(&child.immigration, found, |row| {
        [
            row.immigration_status_start_date.value(),
            row.immigration_status_end_date.value(),
        ]
    });
    ends_before_start(&child.involvements, found, |row| {
        [
            row.involvement_start_date.value(),
            row.involvement_end_date.value(),
        ]
    });
}

const EXAMPLES: &str = "
    missing and back on one day; still missing
    missing | start_date | end_date
            | 05/09/2025 | 05/09/2025
            | 06/09/2025 |

    back before gone
    missing | start_date | end_date
    !       | 05/09/2025 | 04/09/2025

    a plan and a placement that end before they start
    cp_plans      | start_date | end_date
    !             | 05/09/2025 | 05/08/2025
    cla_placement | start_date | end_date
    !             | 05/09/2025 | 05/08/2025
";
