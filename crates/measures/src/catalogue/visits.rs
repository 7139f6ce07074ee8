//! Visits to children on child protection and child in need plans, and core groups.

use children::history::{Visit, VisitKind};
use children::service::Fact;
use children::words::Status;
use children::{Day, History};

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &PROTECTION_VISITS,
    &SEEN_ALONE,
    &BEDROOM_SEEN,
    &FIRST_CORE_GROUP,
    &CORE_GROUPS,
    &NEED_VISITS,
];

/// Child protection visits in time.
pub static PROTECTION_VISITS: Measure = Measure {
    id: "HP29",
    name: "Child protection visits in time",
    asks: "Of children on a child protection plan, how many were seen within the time this council sets?",
    area: Area::Protection,
    better: Better::Higher,
    met: "seen at a child protection visit within the working days this council sets",
    counted: "children on a child protection plan, seen or with the first visit due",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "15 working days unless the council sets another standard",
        source: "The council's own standard",
    }),
    needs: &[Fact::Plans, Fact::PlanVisits],
    source: "Annex A, list 7",
    published: None,
    beware: "No law sets the interval. A visit at which the child was not seen, or without an answer, does not count.",
    judge: Judge::Child(protection_visits),
};

fn protection_visits(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in &child.plans {
        let mut seen = Seen::new(child, VisitKind::Protection);
        cases.while_open(plan.spell, plan.at, |day| {
            let current = child.plan_open_on(day)?.at == plan.at;
            let visited = in_time(
                &mut seen,
                plan.spell.from?,
                day,
                scene.standards.protection_visit,
            );
            visited.filter(|_| current)
        });
    }
}

/// Seen within so many working days; `None` where the first visit is not yet due.
pub(crate) fn in_time(seen: &mut Seen<'_>, begun: Day, day: Day, limit: u32) -> Option<bool> {
    let last = seen.by(day).and_then(|visit| visit.on);
    let within = |from: Day| u32::try_from(day.working_days_since(from)).unwrap_or(0) <= limit;
    match last.filter(|on| *on >= begun) {
        Some(on) => Some(within(on)),
        None => (!within(begun)).then_some(false),
    }
}

/// The visits of a kind at which a child was seen, followed as days go on.
pub(crate) struct Seen<'a> {
    visits: std::slice::Iter<'a, Visit>,
    kind: VisitKind,
    next: Option<&'a Visit>,
    last: Option<&'a Visit>,
}

impl<'a> Seen<'a> {
    /// Before the first visit.
    pub(crate) fn new(child: &'a History, kind: VisitKind) -> Self {
        let mut seen = Self {
            visits: child.visits.iter(),
            kind,
            next: None,
            last: None,
        };
        seen.step();
        seen
    }

    fn step(&mut self) {
        let kind = self.kind;
        self.next = self
            .visits
            .find(|visit| visit.kind == kind && visit.on.is_some() && visit.seen == Some(true));
    }

    /// The latest on or before a day, which is never earlier than the one asked for before.
    pub(crate) fn by(&mut self, day: Day) -> Option<&'a Visit> {
        while let Some(next) = self.next.filter(|next| next.on <= Some(day)) {
            self.last = Some(next);
            self.step();
        }
        self.last
    }
}

/// Children seen alone at the last protection visit.
pub static SEEN_ALONE: Measure = Measure {
    id: "HP30",
    name: "Children seen alone at the last protection visit",
    asks: "Of children on a child protection plan who were visited, how many were seen alone at the last visit?",
    area: Area::Protection,
    better: Better::Higher,
    met: "seen alone at the last visit",
    counted: "children on a child protection plan of the age this council sets, visited, with an answer",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Plans, Fact::PlanVisits],
    source: "Annex A, list 7",
    published: None,
    beware: "From the age of four, unless the council sets another. Children never visited are counted under visits in time.",
    judge: Judge::Child(seen_alone),
};

fn seen_alone(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in &child.plans {
        let mut seen = Seen::new(child, VisitKind::Protection);
        cases.while_open(plan.spell, plan.at, |day| {
            let last = seen.by(day).filter(|visit| visit.on >= plan.spell.from);
            let current = child.plan_open_on(day)?.at == plan.at;
            let old_enough = child.age_on(day)? >= scene.standards.seen_alone_from;
            last?.alone.filter(|_| current && old_enough)
        });
    }
}

/// Bedroom seen in the last six weeks.
pub static BEDROOM_SEEN: Measure = Measure {
    id: "HP31",
    name: "Bedroom seen in the last six weeks",
    asks: "Of children on a child protection plan, for how many was the bedroom seen in the last six weeks?",
    area: Area::Protection,
    better: Better::Higher,
    met: "bedroom seen at a visit in the last six weeks",
    counted: "children on a child protection plan for six weeks or more, or with the bedroom seen",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Plans, Fact::PlanVisits],
    source: "Local",
    published: None,
    beware: "Children whose visits of the six weeks have no answer are left out.",
    judge: Judge::Child(bedroom_seen),
};

fn bedroom_seen(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in &child.plans {
        cases.while_open(plan.spell, plan.at, |day| {
            let current = child.plan_open_on(day)?.at == plan.at;
            let mut unanswered = false;
            for visit in child.visits.iter().rev() {
                let Some(on) = visit.on.filter(|on| *on <= day) else {
                    continue;
                };
                if on <= day.plus(-42) {
                    break;
                }
                if visit.kind == VisitKind::Protection && Some(on) >= plan.spell.from {
                    match visit.bedroom {
                        Some(true) => return current.then_some(true),
                        Some(false) => {}
                        None => unanswered = true,
                    }
                }
            }
            let due = plan.spell.days_by(day)? >= 42;
            (current && due && !unanswered).then_some(false)
        });
    }
}

/// First core group in ten working days.
pub static FIRST_CORE_GROUP: Measure = Measure {
    id: "HP32",
    name: "First core group in ten working days",
    asks: "Of child protection plans begun, after how many was the first core group held within ten working days?",
    area: Area::Protection,
    better: Better::Higher,
    met: "a core group within ten working days of the conference",
    counted: "child protection plans begun, with the core group held or its time passed",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "ten working days from the conference",
        source: "Working Together to Safeguard Children",
    }),
    needs: &[Fact::Plans, Fact::CoreGroups],
    source: "Working Together to Safeguard Children",
    published: None,
    beware: "",
    judge: Judge::Child(first_core_group),
};

fn first_core_group(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in &child.plans {
        let Some(begun) = plan.spell.from else {
            cases.left_out(None, plan.at);
            continue;
        };
        let held = child.core_groups.iter().filter_map(|group| group.held);
        let first = held.filter(|held| *held >= begun).min();
        let limit = begun.plus_working_days(10);
        // A plan that ended before its core group was due owed none.
        if first.is_some() || plan.spell.to.is_none_or(|to| to > limit) {
            cases.due(begun, limit, first, plan.at);
        }
    }
}

/// Core groups up to date.
pub static CORE_GROUPS: Measure = Measure {
    id: "HP32b",
    name: "Core groups up to date",
    asks: "Of children on a child protection plan, for how many was the core group held within the time this council sets?",
    area: Area::Protection,
    better: Better::Higher,
    met: "a core group within ten working days of the conference, then within the working days this council sets",
    counted: "children on a child protection plan, with a core group held or due",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "ten working days from the conference, then 30 unless the council sets another standard",
        source: "Working Together to Safeguard Children, and the council's own standard",
    }),
    needs: &[Fact::Plans, Fact::CoreGroups],
    source: "Working Together to Safeguard Children",
    published: None,
    beware: "",
    judge: Judge::Child(core_groups),
};

fn core_groups(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let limit = i32::try_from(scene.standards.core_group).unwrap_or(i32::MAX);
    for plan in &child.plans {
        cases.while_open(plan.spell, plan.at, |day| {
            let current = child.plan_open_on(day)?.at == plan.at;
            let begun = plan.spell.from?;
            let held = child.core_groups.iter().filter_map(|group| group.held);
            match held.filter(|held| begun <= *held && *held <= day).max() {
                Some(last) => current.then(|| day.working_days_since(last) <= limit),
                None => (current && day.working_days_since(begun) > 10).then_some(false),
            }
        });
    }
}

/// Child in need visits in time.
pub static NEED_VISITS: Measure = Measure {
    id: "HP37",
    name: "Child in need visits in time",
    asks: "Of children on a child in need plan, how many were seen within the time this council sets?",
    area: Area::Protection,
    better: Better::Higher,
    met: "seen at a child in need visit within the working days this council sets",
    counted: "children on a child in need plan, not in care nor on a protection plan, seen or with the first visit due",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "30 working days unless the council sets another standard",
        source: "The council's own standard",
    }),
    needs: &[Fact::NeedPlans, Fact::NeedVisits],
    source: "Annex A, list 6",
    published: None,
    beware: "No law sets the interval.",
    judge: Judge::Child(need_visits),
};

fn need_visits(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in &child.need_plans {
        let mut seen = Seen::new(child, VisitKind::Need);
        cases.while_open(plan.spell, plan.at, |day| {
            let visited = in_time(&mut seen, plan.spell.from?, day, scene.standards.need_visit);
            let current = child.need_plan_open_on(day)?.at == plan.at;
            visited.filter(|_| current && child.status_on(day) == Status::NeedPlan)
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    const PLAN: &str = "
        person | born
               | 2015-01-10
        plan   | from
               | 2026-01-05
        visit  | kind       | on         | seen | alone | bedroom
               | Protection | 2025-12-20 | yes  | yes   | yes
               | Protection | 2026-02-02 | yes  | no    |
               | Protection | 2026-02-16 | no   |       |
               | Need       | 2026-03-10 | yes  | yes   | yes
               | Protection | 2026-03-20 | yes  |       | yes
               | Protection | 2026-04-20 | yes  | yes   | no";

    #[test]
    fn a_visit_counts_where_the_child_was_seen_and_the_plan_had_begun() {
        // Fifteen working days from 5 January end on 26 January.
        assert_eq!(counts("HP29", "2026-01-26", PLAN), "");
        assert_eq!(counts("HP29", "2026-01-27", PLAN), "not");
        assert_eq!(counts("HP29", "2026-02-23", PLAN), "met");
        assert_eq!(counts("HP29", "2026-02-24", PLAN), "not");
        assert_eq!(counts("HP29", "2026-03-31", PLAN), "met");
    }

    #[test]
    fn seen_alone_is_asked_of_the_last_visit_and_left_out_without_an_answer() {
        assert_eq!(counts("HP30", "2026-01-31", PLAN), "");
        assert_eq!(counts("HP30", "2026-02-28", PLAN), "not");
        assert_eq!(counts("HP30", "2026-03-31", PLAN), "");
        assert_eq!(counts("HP30", "2026-04-30", PLAN), "met");
        assert_eq!(
            counts(
                "HP30",
                "2026-04-30",
                &PLAN.replace("2015-01-10", "2022-05-01")
            ),
            ""
        );
    }

    #[test]
    fn bedrooms_are_looked_for_in_six_weeks_of_visits() {
        assert_eq!(counts("HP31", "2026-01-31", PLAN), "");
        assert_eq!(counts("HP31", "2026-02-28", PLAN), "");
        assert_eq!(counts("HP31", "2026-03-31", PLAN), "met");
        assert_eq!(counts("HP31", "2026-04-30", PLAN), "met");
        assert_eq!(counts("HP31", "2026-05-31", PLAN), "not");
        assert_eq!(counts("HP31", "2026-07-31", PLAN), "not");
    }

    #[test]
    fn core_groups_after_the_conference_and_after_each_other() {
        let plan = "
            plan       | from       | to
                       | 2025-11-03 | 2025-11-10
                       | 2026-01-05 |
            core group | due        | held
                       | 2026-01-19 | 2026-01-20
                       | 2026-03-02 |";
        // Ten working days from 5 January end on the 19th; the first plan ended before its own.
        assert_eq!(
            counts("HP32", "2026-05-31", plan),
            "2025-11-03 not, 2026-01-05 not"
        );
        assert_eq!(
            counts(
                "HP32",
                "2026-05-31",
                &plan.replace("2026-01-20", "2026-01-19")
            ),
            "2025-11-03 not, 2026-01-05 met"
        );
        assert_eq!(counts("HP32b", "2026-01-19", plan), "");
        assert_eq!(counts("HP32b", "2026-01-31", plan), "met");
        assert_eq!(counts("HP32b", "2026-03-04", plan), "not");
    }

    #[test]
    fn a_child_who_came_into_care_is_visited_as_one_in_care() {
        let plan = "
            need plan | from
                      | 2026-01-05
            visit     | kind | on         | seen
                      | Need | 2026-02-02 | yes
            care      | from
                      | 2026-04-02";
        assert_eq!(counts("HP37", "2026-02-28", plan), "met");
        assert_eq!(counts("HP37", "2026-03-31", plan), "not");
        assert_eq!(counts("HP37", "2026-04-30", plan), "");
    }
}
