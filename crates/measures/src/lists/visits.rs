//! Visits that are due, and children not seen alone.

use children::history::{Spell, VisitKind};
use children::service::Fact;
use children::words::Status;
use children::{History, Origin};

use super::due::{ago, due_words, stand};
use super::words::{answer, date, or_none};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&PROTECTION_VISIT, &NEED_VISIT, &NOT_ALONE];

/// Child protection visit overdue or near.
pub static PROTECTION_VISIT: List = List {
    id: "protection-visit",
    name: "Child protection visit overdue or near",
    area: Area::Protection,
    weight: 15,
    rule: "A child on a child protection plan was not seen at a visit within the working days this council sets, or the time comes within five.",
    source: "The council's own standard",
    clears: "A visit at which the child was seen is recorded.",
    fields: &[
        "cppl_cp_plan_start_date",
        "cppv_cp_visit_date",
        "cppv_cp_visit_seen",
    ],
    needs: &[Fact::Plans, Fact::PlanVisits],
    judge: ListJudge::Child(protection_visit),
};

fn protection_visit(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    if let Some(plan) = child.plan_open_on(scene.today) {
        let limit = scene.standards.protection_visit;
        visit(
            child,
            VisitKind::Protection,
            plan.spell,
            plan.at,
            limit,
            scene,
            found,
        );
    }
}

/// Child in need visit overdue or near.
pub static NEED_VISIT: List = List {
    id: "need-visit",
    name: "Child in need visit overdue or near",
    area: Area::Protection,
    weight: 30,
    rule: "A child on a child in need plan, not in care nor on a protection plan, was not seen at a visit within the working days this council sets, or the time comes within five.",
    source: "The council's own standard",
    clears: "A visit at which the child was seen is recorded.",
    fields: &[
        "cinp_cin_plan_start_date",
        "cinv_cin_visit_date",
        "cinv_cin_visit_seen",
    ],
    needs: &[Fact::NeedPlans, Fact::NeedVisits],
    judge: ListJudge::Child(need_visit),
};

fn need_visit(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    if let Some(plan) = child.need_plan_open_on(scene.today)
        && child.status_on(scene.today) == Status::NeedPlan
    {
        let limit = scene.standards.need_visit;
        visit(
            child,
            VisitKind::Need,
            plan.spell,
            plan.at,
            limit,
            scene,
            found,
        );
    }
}

fn visit(
    child: &History,
    kind: VisitKind,
    plan: Spell,
    at: Origin,
    limit: u32,
    scene: &Scene<'_>,
    found: &mut Found<'_>,
) {
    let Some(begun) = plan.from else { return };
    let last = child
        .last_seen_by(kind, scene.today)
        .filter(|visit| visit.on >= Some(begun));
    let from = last.and_then(|visit| visit.on).unwrap_or(begun);
    let due = from.plus_working_days(limit);
    let Some(state) = stand(due, scene) else {
        return;
    };
    let standard = format!("every {limit} working days is this council's standard");
    let why = match last {
        Some(_) => format!(
            "Last seen on {}; {standard}. A visit {}.",
            ago(from, scene),
            due_words(due, scene)
        ),
        None => format!(
            "Not seen since the plan began on {}; {standard}. A visit {}.",
            ago(from, scene),
            due_words(due, scene)
        ),
    };
    found.add(
        state,
        Some(from),
        Some(due),
        Some(last.map_or(at, |visit| visit.at)),
        why,
        vec![
            ("plan began", date(begun)),
            ("last seen", or_none(last.and_then(|visit| visit.on))),
        ],
    );
}

/// Not seen alone at the last protection visit.
pub static NOT_ALONE: List = List {
    id: "not-seen-alone",
    name: "Not seen alone at the last protection visit",
    area: Area::Protection,
    weight: 28,
    rule: "A child on a child protection plan, of the age this council sets, was seen at the last visit but not alone.",
    source: "The council's own standard",
    clears: "A visit at which the child was seen alone is recorded.",
    fields: &[
        "cppv_cp_visit_date",
        "cppv_cp_visit_seen",
        "cppv_cp_visit_seen_alone",
    ],
    needs: &[Fact::Plans, Fact::PlanVisits],
    judge: ListJudge::Child(not_alone),
};

fn not_alone(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let today = scene.today;
    let Some(plan) = child.plan_open_on(today) else {
        return;
    };
    let last = child
        .last_seen_by(VisitKind::Protection, today)
        .filter(|visit| visit.alone == Some(false) && visit.on >= plan.spell.from);
    let (Some(visit), Some(age)) = (last, child.age_on(today)) else {
        return;
    };
    if age < scene.standards.seen_alone_from {
        return;
    }
    let alone = child.visits.iter().rev().filter(|each| {
        each.kind == VisitKind::Protection && each.seen == Some(true) && each.alone == Some(true)
    });
    let alone = alone.filter_map(|each| each.on).find(|on| *on <= today);
    let Some(on) = visit.on else { return };
    let before = match alone {
        Some(day) => format!("Last seen alone on {}.", ago(day, scene)),
        None => "No visit at which the child was seen alone is recorded.".to_owned(),
    };
    found.add(
        State::Open,
        Some(alone.unwrap_or(on)),
        None,
        Some(visit.at),
        format!("Seen on {}, but not alone. {before}", date(on)),
        vec![
            ("last seen", date(on)),
            ("seen alone", answer(visit.alone)),
            ("last seen alone", or_none(alone)),
        ],
    );
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    const PLAN: &str = "
        person | born
               | 2015-01-10
        plan   | from
               | 2026-01-05
        visit  | kind       | on         | seen | alone
               | Protection | 2026-02-02 | yes  | yes
               | Protection | 2026-02-16 | yes  | no
               | Protection | 2026-03-10 | no   | ";

    #[test]
    fn a_protection_visit_is_near_late_or_was_never_made() {
        assert!(
            listed("protection-visit", "2026-01-19", PLAN)
                .starts_with("near since 2026-01-05 due 2026-01-26")
        );
        assert_eq!(
            listed("protection-visit", "2026-01-27", PLAN),
            "late since 2026-01-05 due 2026-01-26: Not seen since the plan began on 5 January 2026, 22 days ago; every \
             15 working days is this council's standard. A visit was due on 26 January 2026, 1 day ago."
        );
        assert_eq!(listed("protection-visit", "2026-02-16", PLAN), "");
        assert_eq!(
            listed("protection-visit", "2026-03-11", PLAN),
            "late since 2026-02-16 due 2026-03-09: Last seen on 16 February 2026, 23 days ago; every 15 working days is \
             this council's standard. A visit was due on 9 March 2026, 2 days ago."
        );
    }

    #[test]
    fn not_alone_at_the_last_visit_at_which_the_child_was_seen() {
        assert_eq!(listed("not-seen-alone", "2026-02-10", PLAN), "");
        assert_eq!(
            listed("not-seen-alone", "2026-03-11", PLAN),
            "open since 2026-02-02: Seen on 16 February 2026, but not alone. Last seen alone on 2 February 2026, 37 days \
             ago."
        );
        assert_eq!(
            listed(
                "not-seen-alone",
                "2026-03-11",
                &PLAN.replace("2015-", "2022-")
            ),
            "open since 2026-02-02: Seen on 16 February 2026, but not alone. Last seen alone on 2 February 2026, 37 days ago."
        );
        assert_eq!(
            listed(
                "not-seen-alone",
                "2026-03-11",
                &PLAN.replace("2015-", "2023-")
            ),
            ""
        );
    }

    #[test]
    fn a_child_in_care_or_on_a_protection_plan_is_not_visited_as_one_in_need() {
        let plan = "
            need plan | from
                      | 2026-01-05";
        assert!(
            listed("need-visit", "2026-03-01", plan)
                .starts_with("late since 2026-01-05 due 2026-02-16")
        );
        assert_eq!(
            listed(
                "need-visit",
                "2026-03-01",
                &format!("{plan}\n plan | from\n | 2026-02-01")
            ),
            ""
        );
        assert_eq!(
            listed(
                "need-visit",
                "2026-03-01",
                &format!("{plan}\n care | from\n | 2026-02-01")
            ),
            ""
        );
    }
}
