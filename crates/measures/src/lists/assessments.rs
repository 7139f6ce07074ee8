//! Assessments past their time, or near it.

use children::History;
use children::service::Fact;

use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&ASSESSMENT_LATE];

/// Assessments open past 45 working days, or within a few of them.
pub static ASSESSMENT_LATE: List = List {
    id: "assessment-late",
    name: "Assessment past or near 45 working days",
    area: Area::Protection,
    weight: 40,
    rule: "An assessment is open and 45 working days from its start have passed, or will within five.",
    source: "Working Together to Safeguard Children: 45 working days from referral",
    clears: "The assessment is authorised in the case system.",
    fields: &["cina_assessment_start_date", "cina_assessment_auth_date"],
    needs: &[Fact::Assessments],
    judge: ListJudge::Child(assessment_late),
};

fn assessment_late(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    for assessment in &child.assessments {
        let open = assessment
            .authorised
            .is_none_or(|authorised| authorised > scene.today);
        let Some(start) = assessment
            .start
            .filter(|start| open && *start <= scene.today)
        else {
            continue;
        };
        let due = start.plus_working_days(45);
        let days = scene.today.working_days_since(start);
        if days + i32::try_from(scene.standards.near).unwrap_or(0) < 45 {
            continue;
        }
        let (state, why) = if scene.today > due {
            (
                State::Late,
                format!(
                    "The assessment begun on {start} has been open for {days} working days; 45 were due on {due}."
                ),
            )
        } else {
            (
                State::Near,
                format!(
                    "The assessment begun on {start} has been open for {days} working days and is due on {due}."
                ),
            )
        };
        found.add(
            state,
            Some(start),
            Some(due),
            Some(assessment.at),
            why,
            vec![("start", start.to_string()), ("authorised", String::new())],
        );
    }
}
