//! What the safeguarding dataset says of a child as of a day.

use children::Day;
use children::codes::{Disability, EthnicGroup, HealthCheck, LegalStatus, MissingKind, Sex};

mod onward;

use super::Origin::Safeguarding;
use super::What;
use super::said::{Says, Value};
use crate::annex_a::words::CaseStatus;
use crate::cell::Cell;
use crate::rule::Entry;
use crate::rulebook::common::Spans;
use crate::safeguarding::Safeguarding as Dataset;
use crate::safeguarding::child::{Child, is_case_worker};
use crate::safeguarding::tables::Missing;
use crate::service::words::health_status;
use crate::table::{Rows, Table};

/// Lets go of the tables that no other source says anything of.
pub(super) fn spare(all: &mut Dataset) {
    *all = Dataset {
        families: Rows::default(),
        addresses: Rows::default(),
        mothers: Rows::default(),
        linked_identifiers: Rows::default(),
        factors: Rows::default(),
        need_visits: Rows::default(),
        immunisations: Rows::default(),
        finance: Rows::default(),
        ..std::mem::take(all)
    };
}

/// Says all of it.
pub(super) fn say(child: &Child<'_>, says: &mut Says<'_>) {
    identity(child, says);
    status(child, says);
    protection(child, says);
    care(child, says);
    care_checks(child, says);
    onward::leaving(child, says);
    onward::adoption(child, says);
}

fn identity(child: &Child<'_>, says: &mut Says<'_>) {
    for person in &child.people {
        let sex = person.sex.value().filter(|sex| *sex != Sex::Unknown);
        let ethnicity = person.ethnicity.value();
        let ethnicity = ethnicity.filter(|code| code.group() != EthnicGroup::NotKnown);
        says.that(
            Safeguarding,
            What::Born,
            person,
            person.dob.value().map(Value::Day),
        );
        says.that(Safeguarding, What::Sex, person, sex.map(Value::code));
        says.that(
            Safeguarding,
            What::Ethnicity,
            person,
            ethnicity.map(Value::code),
        );
    }
    let is_none = |code: Disability| code == Disability::None;
    let coded = || {
        child
            .disabilities
            .iter()
            .filter_map(|row| Some((row, row.disability_code.value()?)))
    };
    let first = coded()
        .find(|(_, code)| !is_none(*code))
        .or_else(|| coded().next());
    if let Some((row, code)) = first {
        says.that(
            Safeguarding,
            What::Disabled,
            row,
            Some(Value::Yes(!is_none(code))),
        );
    }
    let holding = child
        .involvements
        .iter()
        .filter(|row| {
            is_open(
                [
                    row.involvement_start_date.value(),
                    row.involvement_end_date.value(),
                ],
                says.on,
            )
        })
        .rfind(|row| is_case_worker(row.professional_role_id.text()));
    if let Some(row) = holding {
        says.worker(Safeguarding, row, row.professional_id.text());
    }
}

/// As list 6 counts: care before a plan before need before an open assessment.
fn status(child: &Child<'_>, says: &mut Says<'_>) {
    let on = says.on;
    let Some(episode) = latest(&child.need_episodes, |row| &row.referral_date, on) else {
        return;
    };
    let start = episode.referral_date.value();
    let end = episode.close_date.value();
    says.that(
        Safeguarding,
        What::NeedStart,
        episode,
        start.map(Value::Day),
    );
    says.that(
        Safeguarding,
        What::NeedEnd,
        episode,
        Some(Value::end(end, on)),
    );
    let in_care = !is_short_break(child, on)
        && child.care_episodes.iter().any(|row| {
            is_open(
                [
                    row.cla_episode_start_date.value(),
                    row.cla_episode_ceased_date.value(),
                ],
                on,
            )
        });
    let planned = child.plans.iter().any(|row| {
        row.cp_plan_ola.yes() != Some(true)
            && is_open(
                [row.cp_plan_start_date.value(), row.cp_plan_end_date.value()],
                on,
            )
    });
    let supported = child.need_plans.iter().any(|row| {
        is_open(
            [
                row.cin_plan_start_date.value(),
                row.cin_plan_end_date.value(),
            ],
            on,
        )
    });
    let status = if !is_open([start, end], on) {
        CaseStatus::Closed
    } else if in_care {
        CaseStatus::InCare
    } else if planned {
        CaseStatus::ProtectionPlan
    } else if supported {
        CaseStatus::NeedPlan
    } else {
        CaseStatus::Open
    };
    says.that(
        Safeguarding,
        What::Status,
        episode,
        Some(Value::Code(super::annex_a::status_word(status))),
    );
}

fn protection(child: &Child<'_>, says: &mut Says<'_>) {
    let on = says.on;
    let own = || {
        child
            .plans
            .iter()
            .filter(|row| row.cp_plan_ola.yes() != Some(true))
    };
    let Some(plan) = own().rfind(|row| {
        row.cp_plan_start_date
            .value()
            .is_some_and(|start| start <= on)
    }) else {
        return;
    };
    let category = plan.cp_plan_latest_category.value();
    says.that(
        Safeguarding,
        What::PlanStart,
        plan,
        plan.cp_plan_start_date.value().map(Value::Day),
    );
    says.that(
        Safeguarding,
        What::PlanEnd,
        plan,
        Some(Value::end(plan.cp_plan_end_date.value(), on)),
    );
    says.that(
        Safeguarding,
        What::PlanCategory,
        plan,
        category.map(Value::code),
    );
    let start = plan.cp_plan_start_date.value();
    let visits = those(&child.plan_visits, |row| {
        row.cp_visit_seen.yes() != Some(false) && row.cp_visit_date.value() >= start
    });
    last(says, What::PlanVisit, &visits, |row| &row.cp_visit_date);
    last(says, What::PlanReview, &child.plan_reviews, |row| {
        &row.cp_review_date
    });
}

fn care(child: &Child<'_>, says: &mut Says<'_>) {
    let on = says.on;
    let Some(episode) = latest(&child.care_episodes, |row| &row.cla_episode_start_date, on) else {
        return;
    };
    let entered = episode.entered_care_date.value();
    says.that(
        Safeguarding,
        What::EnteredCare,
        episode,
        entered.map(Value::Day),
    );
    let left = Value::end(episode.cla_episode_ceased_date.value(), on);
    says.that(Safeguarding, What::LeftCare, episode, Some(left));
    if let Some(row) = latest(
        &child.legal_statuses,
        |row| &row.legal_status_start_date,
        on,
    ) {
        says.that(
            Safeguarding,
            What::LegalStatus,
            row,
            row.legal_status.value().map(Value::code),
        );
    }
    let mut placements = child.placements.iter().filter(|row| {
        let lasting = row
            .cla_placement_type
            .value()
            .is_none_or(|kind| !kind.is_temporary());
        lasting
            && row
                .cla_placement_start_date
                .value()
                .is_some_and(|start| start <= on)
    });
    if let Some(row) = placements.next_back() {
        let start = row.cla_placement_start_date.value();
        says.that(
            Safeguarding,
            What::PlacementStart,
            row,
            start.map(Value::Day),
        );
        says.that(
            Safeguarding,
            What::Placement,
            row,
            row.cla_placement_type.value().map(Value::code),
        );
    }
}

fn care_checks(child: &Child<'_>, says: &mut Says<'_>) {
    let on = says.on;
    let visits = those(&child.care_visits, |row| {
        row.cla_visit_seen.yes() != Some(false)
    });
    last(says, What::CareVisit, &visits, |row| &row.cla_visit_date);
    let held = those(&child.care_reviews, |row| {
        row.cla_review_cancelled.yes() != Some(true)
    });
    last(says, What::CareReview, &held, |row| &row.cla_review_date);
    last(says, What::ReviewingOfficer, &child.care_episodes, |row| {
        &row.cla_last_iro_contact_date
    });
    let of_kind = |kinds: &[HealthCheck]| {
        those(&child.health, |row| {
            let kind = row.health_check_type.value();
            kind.is_some_and(|kind| kinds.contains(&kind))
                && health_status(row.health_check_status.text()).is_some_and(|(held, _)| held)
        })
    };
    let health = of_kind(&[
        HealthCheck::Assessment,
        HealthCheck::Initial,
        HealthCheck::Review,
    ]);
    last(says, What::Health, &health, |row| &row.health_check_date);
    last(
        says,
        What::Dental,
        &of_kind(&[HealthCheck::Dental]),
        |row| &row.health_check_date,
    );
    // From their placement: while in care.
    let care = Spans::of(child.care_episodes.iter().map(|row| {
        [
            row.cla_episode_start_date.value(),
            row.cla_episode_ceased_date.value(),
        ]
    }));
    let missing = those(&child.missing, |row| {
        let kind = row.missing_episode_type.value();
        let start = row.missing_episode_start_date.value();
        kind.is_none_or(|kind| kind == MissingKind::Missing)
            && start.is_some_and(|start| start <= on && care.hold(start))
    });
    let year = on.plus_years(-1);
    let in_year = those(&missing, |row| {
        row.missing_episode_start_date.value() > Some(year)
    });
    let times = in_year.len();
    let times = says
        .missing_supplied
        .then(|| i32::try_from(times).unwrap_or(i32::MAX));
    if let Some(episode) = child.care_episodes.last() {
        says.that(
            Safeguarding,
            What::MissingInYear,
            episode,
            times.map(Value::Count),
        );
    }
    let back = |row: &&Entry<'_, Missing>| {
        let end = row.missing_episode_end_date.value();
        end.is_some_and(|end| end <= on)
    };
    if let Some(row) = in_year.iter().rfind(back) {
        says.that(
            Safeguarding,
            What::InterviewOffered,
            row,
            row.missing_rhi_offered.yes().map(Value::Yes),
        );
    }
}

/// Whether the latest legal status is that of short breaks, which Annex A does not count as care.
pub(super) fn is_short_break(child: &Child<'_>, on: Day) -> bool {
    let latest = latest(
        &child.legal_statuses,
        |row| &row.legal_status_start_date,
        on,
    );
    latest
        .and_then(|row| row.legal_status.value())
        .is_some_and(|status| LegalStatus::SHORT_BREAKS.contains(&status))
}

/// Rows of which something is so.
fn those<'s, T>(rows: &[Entry<'s, T>], so: impl Fn(&T) -> bool) -> Vec<Entry<'s, T>> {
    rows.iter().filter(|row| so(row)).copied().collect()
}

/// Notes the latest date up to the day.
fn last<T: Table>(
    says: &mut Says<'_>,
    what: What,
    rows: &[Entry<'_, T>],
    date: impl Fn(&T) -> &Cell<Day>,
) {
    let on = says.on;
    let dated = rows
        .iter()
        .filter_map(|row| Some((date(row).value().filter(|day| *day <= on)?, row)));
    if let Some((day, row)) = dated.max_by_key(|(day, _)| *day) {
        says.that(Safeguarding, what, row, Some(Value::Day(day)));
    }
}

/// The latest row that had begun by a day.
fn latest<'c, 's, T>(
    rows: &'c [Entry<'s, T>],
    start: impl Fn(&T) -> &Cell<Day>,
    on: Day,
) -> Option<&'c Entry<'s, T>> {
    rows.iter()
        .rfind(|row| start(row).value().is_some_and(|start| start <= on))
}

/// Begun and not ended.
fn is_open([start, end]: [Option<Day>; 2], on: Day) -> bool {
    start.is_some_and(|start| start <= on) && end.is_none_or(|end| end > on)
}
