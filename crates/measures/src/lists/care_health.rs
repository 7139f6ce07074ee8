//! Children in care whose health, teeth or strengths and difficulties are to be looked at.

use children::History;
use children::codes::HealthCheck;
use children::service::Fact;

use super::care_contact::in_care;
use super::clocked::add;
use crate::care_clocks::{
    a_year_in_care, health_assessment, last_check, last_questionnaire, yearly,
};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge};

/// The lists of this file.
pub static ALL: &[&List] = &[&HEALTH, &DENTAL, &QUESTIONNAIRE];

const GUIDANCE: &str =
    "Promoting the health and well-being of looked-after children, statutory guidance";

/// Health assessments late or near.
pub static HEALTH: List = List {
    id: "health-assessment",
    name: "Health assessment late or near",
    area: Area::InCare,
    weight: 36,
    rule: "The first health assessment is due within 20 working days of coming into care; then every six months under five and every year from five on. Near from ten working days before.",
    source: GUIDANCE,
    clears: "A health assessment that took place is recorded.",
    fields: &[
        "clah_health_check_type",
        "clah_health_check_date",
        "clah_health_check_status",
        "pers_dob",
    ],
    needs: &[Fact::CareEpisodes, Fact::Health, Fact::People],
    judge: ListJudge::Child(health),
};

fn health(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((care, period)) = in_care(child, scene) else {
        return;
    };
    if let Some(clock) = health_assessment(child, care, period, scene.today) {
        let refused = care.health.iter().any(|check| {
            check.refused
                && check
                    .on
                    .is_some_and(|on| Some(on) > clock.last && on <= scene.today)
        });
        let values = if refused {
            vec![("refused since", "yes".to_owned())]
        } else {
            Vec::new()
        };
        let words = ("assessed", "No health assessment in this time in care");
        add(found, scene, 10, clock, words, values);
    }
}

/// Dental checks late or near.
pub static DENTAL: List = List {
    id: "dental-check",
    name: "Dental check late or near",
    area: Area::InCare,
    weight: 55,
    rule: "A child in care is to have their teeth checked every year, the first time within a year of coming into care. Near from ten working days before.",
    source: GUIDANCE,
    clears: "A dental check that took place is recorded.",
    fields: &[
        "clah_health_check_type",
        "clah_health_check_date",
        "clah_health_check_status",
    ],
    needs: &[Fact::CareEpisodes, Fact::Health],
    judge: ListJudge::Child(dental),
};

fn dental(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    if let Some((care, period)) = in_care(child, scene) {
        let last = last_check(care, &[HealthCheck::Dental], scene.today);
        if let Some(clock) = yearly(last, period, "every year") {
            let words = ("checked", "No dental check on record");
            add(found, scene, 10, clock, words, Vec::new());
        }
    }
}

/// Strengths and difficulties questionnaires late.
pub static QUESTIONNAIRE: List = List {
    id: "strengths-and-difficulties",
    name: "Strengths and difficulties not asked about",
    area: Area::InCare,
    weight: 56,
    rule: "A child aged 4 to 16 has been in care for a year and no questionnaire was scored in the last twelve months. Near from ten working days before.",
    source: GUIDANCE,
    clears: "A questionnaire with its score is recorded.",
    fields: &["csdq_sdq_completed_date", "csdq_sdq_score", "pers_dob"],
    needs: &[Fact::CareEpisodes, Fact::Questionnaires, Fact::People],
    judge: ListJudge::Child(questionnaire),
};

fn questionnaire(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let aged = child
        .age_on(scene.today)
        .is_some_and(|age| (4..=16).contains(&age));
    if let Some((care, period)) = in_care(child, scene).filter(|_| aged)
        && a_year_in_care(period, scene.today)
    {
        let last = last_questionnaire(care, scene.today).map(|(on, _, at)| (on, at));
        if let Some(clock) = yearly(last, period, "every year") {
            let words = ("scored", "No questionnaire with a score on record");
            add(found, scene, 10, clock, words, Vec::new());
        }
    }
}
