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
    met: "seen alone at the last visit at which they were seen",
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
    beware: "Where none of the visits of the six weeks says yes and one has no answer, the child is left out.",
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
    counted: "child protection plans begun, with the core group held or its time passed while the plan ran",
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
    beware: "The plan's first day stands for the day of the conference.",
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
    beware: "The plan's first day stands for the day of the conference.",
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
mod tests;
