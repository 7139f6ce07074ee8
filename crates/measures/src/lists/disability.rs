//! Disabled children whose plan for adult life, short breaks or education plan is due.

use children::History;
use children::service::Fact;

use super::due::{ago, due_words, stand};
use super::words::{date, or_none};
use crate::catalogue::disability::{TWENTY_WEEKS, reviewed_by, transition_due};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[
    &TRANSITION,
    &SHORT_BREAKS,
    &EDUCATION_PLAN,
    &EDUCATION_REVIEW,
];

/// Disabled, 17 and a half, and no plan for adult life.
pub static TRANSITION: List = List {
    id: "disabled-transition",
    name: "Disabled, 17 and a half, and no plan for adult life",
    area: Area::Disability,
    weight: 42,
    rule: "A child of the disabled children's service is 17 and a half, or will be within three months, and no plan for adult life is agreed.",
    source: "Care Act 2014, sections 58 to 66; the council's own standard",
    clears: "The plan for adult life is agreed.",
    fields: &["transition_plan_agreed_on", "pers_dob"],
    needs: &[Fact::DisabledService],
    judge: ListJudge::Child(transition),
};

fn transition(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let open = child.disabled_service.iter().rev();
    let Some((service, born)) = open
        .into_iter()
        .find(|service| service.spell.open_on(scene.today))
        .zip(child.person.born)
    else {
        return;
    };
    let due = transition_due(born);
    let agreed = service
        .transition_agreed
        .is_some_and(|agreed| agreed <= scene.today);
    if agreed || scene.today < due.plus_months(-3) {
        return;
    }
    let state = if scene.today > due {
        State::Late
    } else {
        State::Near
    };
    let when = if scene.today >= due { "Was" } else { "Will be" };
    found.add(
        state,
        Some(due),
        Some(due),
        Some(service.at),
        format!(
            "{when} 17 and a half on {}; no plan for adult life is agreed.",
            date(due)
        ),
        vec![("born", date(born)), ("plan agreed", or_none(None))],
    );
}

/// Short breaks not reviewed for six months.
pub static SHORT_BREAKS: List = List {
    id: "short-breaks-review",
    name: "Short breaks not reviewed for six months",
    area: Area::Disability,
    weight: 43,
    rule: "A child has short breaks and they were last reviewed more than six months ago, or will have been within five working days.",
    source: "Care Planning, Placement and Case Review Regulations 2010",
    clears: "A review is recorded.",
    fields: &[
        "short_breaks_reviewed_on",
        "lega_legal_status",
        "clar_cla_review_date",
    ],
    needs: &[Fact::DisabledService],
    judge: ListJudge::Child(short_breaks),
};

fn short_breaks(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let legal = child
        .care
        .as_deref()
        .filter(|care| care.short_breaks_on(scene.today))
        .and_then(|care| care.legal_on(scene.today));
    let service = child.disabled_service.iter().find(|service| {
        service.spell.open_on(scene.today) && service.short_breaks_reviewed.is_some()
    });
    let Some(at) = legal
        .map(|legal| legal.at)
        .or(service.map(|service| service.at))
    else {
        return;
    };
    let last = reviewed_by(child, scene.today);
    let Some(from) = last.or(legal.and_then(|legal| legal.spell.from)) else {
        return;
    };
    let due = from.plus_months(6);
    let Some(state) = stand(due, scene) else {
        return;
    };
    let why = match last {
        Some(last) => format!("Short breaks were last reviewed on {}", ago(last, scene)),
        None => format!(
            "Short breaks began on {} and were not reviewed",
            ago(from, scene)
        ),
    };
    found.add(
        state,
        Some(from),
        Some(due),
        Some(at),
        format!("{why}; a review {}.", due_words(due, scene)),
        vec![("last review", or_none(last))],
    );
}

/// Education, health and care plan past or near 20 weeks.
pub static EDUCATION_PLAN: List = List {
    id: "education-plan-late",
    name: "Education, health and care plan past or near 20 weeks",
    area: Area::Disability,
    weight: 58,
    rule: "A plan was requested in the last two years, is not issued or refused, is not excepted, and 20 weeks have passed or will within five working days.",
    source: "Special Educational Needs and Disability Regulations 2014",
    clears: "The plan is issued, or the request ended.",
    fields: &["ehcr_ehcp_req_date", "ehcn_named_plan_start_date"],
    needs: &[Fact::EducationRequests, Fact::EducationNamedPlans],
    judge: ListJudge::Child(education_plan),
};

fn education_plan(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    for plan in &child.education_plans {
        let waiting = plan.issued.is_none_or(|issued| issued > scene.today)
            && plan.ceased.is_none()
            && plan.excepted != Some(true);
        let Some(requested) = plan.requested.filter(|requested| {
            waiting && *requested <= scene.today && scene.today < requested.plus_years(2)
        }) else {
            continue;
        };
        let due = requested.plus(TWENTY_WEEKS);
        if let Some(state) = stand(due, scene) {
            found.add(
                state,
                Some(requested),
                Some(due),
                Some(plan.at),
                format!(
                    "A plan was requested on {}; it {}.",
                    date(requested),
                    due_words(due, scene)
                ),
                vec![("requested", date(requested)), ("issued", or_none(None))],
            );
        }
    }
}

/// Annual review of an education plan overdue or near.
pub static EDUCATION_REVIEW: List = List {
    id: "education-review-late",
    name: "Annual review of an education plan overdue or near",
    area: Area::Disability,
    weight: 60,
    rule: "An education, health and care plan runs and was issued or last reviewed more than twelve months ago, or will have been within five working days.",
    source: "Children and Families Act 2014, section 44",
    clears: "A review is recorded, or the plan ends.",
    fields: &[
        "ehcn_named_plan_start_date",
        "ehcp_active_ehcp_last_review_date",
    ],
    needs: &[Fact::EducationNamedPlans, Fact::EducationActivePlans],
    judge: ListJudge::Child(education_review),
};

fn education_review(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    for plan in &child.education_plans {
        let runs = plan.ceased.is_none_or(|ceased| ceased > scene.today);
        let Some(issued) = plan.issued.filter(|issued| runs && *issued <= scene.today) else {
            continue;
        };
        let last = plan.reviewed.filter(|reviewed| *reviewed <= scene.today);
        let from = last.unwrap_or(issued);
        let due = from.plus_months(12);
        if let Some(state) = stand(due, scene) {
            let why = if last.is_some() {
                "last reviewed"
            } else {
                "issued"
            };
            found.add(
                state,
                Some(from),
                Some(due),
                Some(plan.at),
                format!(
                    "The plan was {why} on {}; a review {}.",
                    date(from),
                    due_words(due, scene)
                ),
                vec![("issued", date(issued)), ("last review", or_none(last))],
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    #[test]
    fn a_plan_for_adult_life_by_seventeen_and_a_half() {
        let child = "
            person           | born
                             | 2008-08-10
            disabled service | from
                             | 2020-09-01";
        assert_eq!(listed("disabled-transition", "2025-11-09", child), "");
        assert!(
            listed("disabled-transition", "2025-11-10", child).starts_with("near since 2026-02-10")
        );
        assert_eq!(
            listed("disabled-transition", "2026-03-01", child),
            "late since 2026-02-10 due 2026-02-10: Was 17 and a half on 10 February 2026; no plan for adult life is agreed."
        );
    }

    #[test]
    fn short_breaks_by_either_table() {
        let own = "
            disabled service | from       | short breaks reviewed
                             | 2020-09-01 | 2026-01-10";
        assert_eq!(listed("short-breaks-review", "2026-06-01", own), "");
        assert!(
            listed("short-breaks-review", "2026-07-11", own)
                .starts_with("late since 2026-01-10 due 2026-07-10")
        );
        let legal = "
            care  | from
                  | 2026-01-05
            legal | from       | status
                  | 2026-01-05 | V3";
        assert!(
            listed("short-breaks-review", "2026-07-11", legal)
                .starts_with("late since 2026-01-05 due 2026-07-05")
        );
    }

    #[test]
    fn plans_requested_and_reviewed() {
        let plans = "
            education plan | requested  | issued     | excepted | reviewed   | ceased
                           | 2026-01-05 |            |          |            |
                           | 2026-01-05 |            | yes      |            |
                           | 2023-01-05 | 2023-06-01 |          | 2025-04-01 |
                           | 2023-01-05 | 2023-06-01 |          |            | 2024-01-01";
        assert_eq!(
            listed("education-plan-late", "2026-05-26", plans),
            "late since 2026-01-05 due 2026-05-25: A plan was requested on 5 January 2026; it was due on 25 May 2026, 1 day \
             ago."
        );
        assert_eq!(
            listed("education-review-late", "2026-04-02", plans),
            "late since 2025-04-01 due 2026-04-01: The plan was last reviewed on 1 April 2025; a review was due on 1 April \
             2026, 1 day ago."
        );
    }
}
