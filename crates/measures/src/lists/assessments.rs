//! Assessments past their time, or near it.

use children::History;
use children::service::Fact;

use super::due::{due_words, stand};
use super::words::{date, or_none, working_days};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge};

/// The lists of this file.
pub static ALL: &[&List] = &[&ASSESSMENT_LATE];

/// Assessment past or near 45 working days.
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
        let Some(state) = stand(due, scene) else {
            continue;
        };
        let open_for = working_days(scene.today.working_days_since(start));
        found.add(
            state,
            Some(start),
            Some(due),
            Some(assessment.at),
            format!(
                "The assessment begun on {} has been open for {open_for}; it {}.",
                date(start),
                due_words(due, scene)
            ),
            vec![("start", date(start)), ("authorised", or_none(None))],
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    #[test]
    fn near_for_five_working_days_and_then_late() {
        let assessment = "
            assessment | start      | authorised
                       | 2026-02-02 | 2026-05-20";
        assert_eq!(listed("assessment-late", "2026-03-27", assessment), "");
        assert_eq!(
            listed("assessment-late", "2026-03-30", assessment),
            "near since 2026-02-02 due 2026-04-08: The assessment begun on 2 February 2026 has been open for 40 working \
             days; it is due on 8 April 2026."
        );
        assert_eq!(
            listed("assessment-late", "2026-04-09", assessment),
            "late since 2026-02-02 due 2026-04-08: The assessment begun on 2 February 2026 has been open for 46 working \
             days; it was due on 8 April 2026, 1 day ago."
        );
        assert_eq!(listed("assessment-late", "2026-05-20", assessment), "");
    }
}
