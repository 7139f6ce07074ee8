//! The workforce: how many children each worker holds, and who holds the work.

use children::history::Role;
use children::service::{Fact, Worker};
use children::words::Holder;
use children::{Day, History, Service};

use super::care_reviews::held_by_role;
use super::usual::{events, snapshot};
use crate::cases::{Cases, Subject};
use crate::measure::{Area, Better, Clock, Judge, Measure, Unit, Value};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &CASELOAD,
    &UNALLOCATED,
    &HELD_BY_MANAGERS,
    &HELD_BY_LEAVERS,
    &OVER_LIMIT,
    &WORKER_CHANGES,
    &ALLOCATED_IN_A_DAY,
    &NEWLY_QUALIFIED_CASELOAD,
];

const HERE: Area = Area::Leaders;
const CENSUS: &str = "Children's social work workforce census";
const OPEN: &str = "children open to social care, in care, on a plan or in need";

/// Open to social care on a day, care leavers left out: what counts for who holds the work.
fn open(child: &History, day: Day) -> bool {
    child.open_on(day)
}

/// Children for each full-time worker who holds any.
pub static CASELOAD: Measure = Measure {
    id: "WF01",
    name: "Children for each worker",
    asks: "How many open children does a full-time worker hold?",
    better: Better::Lower,
    met: "open children with a case worker",
    counted: "those children, and the workers who hold any in full-time equivalents",
    value: Value::Ratio(Unit::Children),
    needs: &[Fact::Involvements, Fact::Workers],
    source: CENSUS,
    published: Some("Work_Force_AvgNumCase_SW"),
    beware: "Workers whose hours are not known count as full-time. The census also counts people who are not children.",
    judge: Judge::Service(caseload),
    ..snapshot(HERE)
};

fn caseload(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    held_by_role(service, cases, Role::CaseWorker, open);
}

/// What the measures of who holds the work have in common.
const HELD: Measure = Measure {
    better: Better::Lower,
    counted: OPEN,
    needs: &[Fact::Involvements, Fact::Referrals],
    source: "Inspection framework",
    ..snapshot(HERE)
};

/// Asks who holds the work of a child on each day they are open.
fn while_held(
    child: &History,
    cases: &mut Cases<'_>,
    judge: impl Fn(Day) -> Option<(bool, Option<children::Origin>)>,
) {
    if let Some(envelope) = child.open_envelope() {
        cases.between(
            envelope,
            |day| {
                if open(child, day) { judge(day) } else { None }
            },
        );
    }
}

/// Share of open children whom nobody holds.
pub static UNALLOCATED: Measure = Measure {
    id: "WF05",
    name: "Children without a worker",
    asks: "Of the open children, how many have no case worker?",
    met: "no case worker named on the day",
    beware: "Who came in on the day itself may not have been given a worker yet.",
    judge: Judge::Child(unallocated),
    ..HELD
};

fn unallocated(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_held(child, cases, |day| match child.holder_on(day) {
        Holder::Nobody(_) => Some((true, None)),
        Holder::Worker(_, involvement) => Some((false, Some(involvement.at))),
    });
}

/// Who holds a child's work on a day.
fn worker_of<'s>(
    child: &History,
    service: &'s Service,
    day: Day,
) -> Option<(&'s Worker, children::Origin)> {
    match child.holder_on(day) {
        Holder::Worker(worker, involvement) => {
            Some((service.workers.get(worker as usize)?, involvement.at))
        }
        Holder::Nobody(_) => None,
    }
}

/// Share of open children whose work a manager holds.
pub static HELD_BY_MANAGERS: Measure = Measure {
    id: "WF06",
    name: "Work held by a manager",
    asks: "Of the open children, how many are held by a manager?",
    met: "the case worker is a manager",
    needs: &[Fact::Involvements, Fact::Referrals, Fact::Workers],
    beware: "Who is a manager is read from the staff table or, where it is silent, from the job title.",
    judge: Judge::Child(held_by_managers),
    ..HELD
};

fn held_by_managers(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_held(child, cases, |day| {
        let worker = worker_of(child, scene.service, day);
        let manager = worker.is_some_and(|(worker, _)| worker.manager == Some(true));
        Some((manager, worker.map(|(_, at)| at)))
    });
}

/// Share of open children whose worker has left.
pub static HELD_BY_LEAVERS: Measure = Measure {
    id: "WF06b",
    name: "Work held by someone who has left",
    asks: "Of the open children, how many are held by a worker who has left the council?",
    met: "the case worker left on or before the day",
    needs: &[Fact::Involvements, Fact::Referrals, Fact::Staff],
    judge: Judge::Child(held_by_leavers),
    ..HELD
};

/// The day a worker left, where that is on or before a day.
pub(crate) fn left_by(worker: &Worker, day: Day) -> Option<Day> {
    worker.employed?.to.filter(|left| *left <= day)
}

fn held_by_leavers(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_held(child, cases, |day| {
        let worker = worker_of(child, scene.service, day);
        let gone = worker.is_some_and(|(worker, _)| left_by(worker, day).is_some());
        Some((gone, worker.map(|(_, at)| at)))
    });
}

/// A worker's hours as a share of full time; full time where they are not known.
pub(super) fn full_time(worker: &Worker) -> f64 {
    f64::from(worker.fte.unwrap_or(100)) / 100.0
}

/// The most children a worker should hold: the council's limit for them, or its standard for their hours.
#[must_use]
pub fn limit(worker: &Worker, scene: &Scene<'_>) -> f64 {
    match worker.limit {
        Some(limit) => f64::from(limit),
        None => f64::from(scene.standards.caseload) * full_time(worker),
    }
}

/// Share of workers who hold more children than their limit.
pub static OVER_LIMIT: Measure = Measure {
    id: "WF07",
    name: "Workers over their limit",
    asks: "Of the workers who hold children, how many hold more than their limit?",
    better: Better::Lower,
    met: "more open children than the worker's limit",
    counted: "workers who hold an open child",
    needs: &[Fact::Involvements, Fact::Workers],
    source: "The council's own standard",
    beware: "Where a worker has no limit of their own, the council's standard for a full-time worker is taken by their hours.",
    judge: Judge::Service(over_limit),
    ..snapshot(HERE)
};

fn over_limit(service: &Service, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let held = held_on_snapshots(service, cases);
    let months = cases.months();
    for ((at, worker), held) in (0..).zip(&service.workers).zip(held.chunks(months.len())) {
        cases.of(Subject::Worker(at));
        cases.snapshots(|day| {
            let held = *held.get(months.place(day)?)?;
            (held > 0).then(|| (f64::from(held) > limit(worker, scene), worker.at))
        });
    }
}

/// How many open children each worker holds on each snapshot: workers one after the other, each with all months.
fn held_on_snapshots(service: &Service, cases: &Cases<'_>) -> Vec<u32> {
    let months = cases.months();
    let mut held = vec![0; months.len() * service.workers.len()];
    for child in &service.children {
        let Some(envelope) = child.open_envelope() else {
            continue;
        };
        let first = envelope
            .from
            .map_or(0, |from| months.place(from).unwrap_or(0));
        for month in first..months.len() {
            let day = months.snapshot(month);
            if envelope.to.is_some_and(|to| to <= day) {
                break;
            }
            if let (true, Some(worker)) = (
                open(child, day),
                child.case_worker_on(day).and_then(|each| each.worker),
            ) && let Some(count) = held.get_mut(worker as usize * months.len() + month)
            {
                *count += 1;
            }
        }
    }
    held
}

/// Mean number of case workers of an open child in a year.
pub static WORKER_CHANGES: Measure = Measure {
    id: "WF09",
    name: "Social workers of each child in twelve months",
    asks: "How many different case workers has an open child had in twelve months, on average?",
    better: Better::Lower,
    counted: "open children who had a case worker in the twelve months to the day",
    value: Value::Mean(Unit::Times),
    needs: &[Fact::Involvements, Fact::Referrals],
    source: "Inspection framework",
    beware: "A worker counts once, even after a gap.",
    judge: Judge::Child(worker_changes),
    ..snapshot(HERE)
};

fn worker_changes(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let (Some(envelope), Some(at)) = (child.open_envelope(), child.involvements.first()) else {
        return;
    };
    cases.amounts_while_open(envelope, at.at, |day| {
        let workers = child.case_workers_between(day.plus_years(-1), day);
        (workers > 0 && open(child, day)).then(|| (true, f64::from(workers)))
    });
}

/// Share of referrals with a worker by the next working day.
pub static ALLOCATED_IN_A_DAY: Measure = Measure {
    id: "WF10",
    name: "Worker allocated within a working day",
    asks: "Of the referrals taken up, how many had a worker within one working day?",
    better: Better::Higher,
    met: "a case worker on the day of the referral or the next working day",
    counted: "referrals not closed without action, once the next working day has passed or a worker was named",
    clock: Some(Clock {
        rule: "one working day from referral",
        source: "The council's own standard",
    }),
    needs: &[Fact::Involvements, Fact::Referrals],
    source: "Inspection framework",
    judge: Judge::Child(allocated_in_a_day),
    ..events(HERE)
};

fn allocated_in_a_day(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for referral in &child.referrals {
        if referral.no_further_action == Some(true) {
            continue;
        }
        let Some(from) = referral.spell.from else {
            cases.left_out(None, referral.at);
            continue;
        };
        let due = from.plus_working_days(1);
        let met = child.involvements.iter().any(|each| {
            each.role == Role::CaseWorker
                && each.worker.is_some()
                && each
                    .spell
                    .from
                    .is_some_and(|began| began <= due && began <= as_at)
                && each.spell.to.is_none_or(|to| to > from)
        });
        if met || due < as_at {
            cases.event(Some(from), met, referral.at);
        }
    }
}

/// Children for each newly qualified worker.
pub static NEWLY_QUALIFIED_CASELOAD: Measure = Measure {
    id: "WF11b",
    name: "Children for each newly qualified worker",
    asks: "How many open children does a newly qualified worker hold, on average?",
    better: Better::Lower,
    counted: "newly qualified workers who hold an open child",
    value: Value::Mean(Unit::Children),
    needs: &[Fact::Staff, Fact::Involvements],
    source: "Inspection framework",
    beware: "Hours are not allowed for. Who is newly qualified is known as it stands now.",
    judge: Judge::Service(newly_qualified_caseload),
    ..snapshot(HERE)
};

fn newly_qualified_caseload(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let held = held_on_snapshots(service, cases);
    let months = cases.months();
    for ((at, worker), held) in (0..).zip(&service.workers).zip(held.chunks(months.len())) {
        if worker.newly_qualified == Some(true) {
            cases.of(Subject::Worker(at));
            cases.amounts(|day| {
                let held = *held.get(months.place(day)?)?;
                (held > 0).then(|| (true, f64::from(held), worker.at))
            });
        }
    }
}

#[cfg(test)]
mod tests;
