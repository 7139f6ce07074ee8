//! Workers and work that leaders are to see to: supervision, too many children, no manager's decision.

use children::service::Fact;
use children::{Day, History, Origin, Service};

use super::words::or_none;
use crate::care_clocks::Clock;
use crate::cases::Subject;
use crate::catalogue::leaders::{latest, supervised};
use crate::catalogue::workforce::limit;
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[
    &OVERSIGHT,
    &SUPERVISION_OF_CASES,
    &SUPERVISION_OF_WORKERS,
    &CASELOAD,
];

const HERE: Area = Area::Leaders;
const OWN: &str = "The council's own standard";

/// Open children without a manager's decision in time.
pub static OVERSIGHT: List = List {
    id: "oversight",
    name: "No manager's decision on the record",
    area: HERE,
    weight: 54,
    rule: "A child is open and no manager's decision was recorded within the council's interval (six weeks unless it sets another), counted from the opening where there is none.",
    source: OWN,
    clears: "A manager's decision is recorded.",
    fields: &["management_oversight.decided_on"],
    needs: &[Fact::Oversight],
    judge: ListJudge::Child(oversight),
};

fn oversight(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let last = child
        .oversight
        .iter()
        .filter(|each| each.on.is_some_and(|on| on <= scene.today))
        .max_by_key(|each| each.on)
        .map(|each| (each.on, each.at));
    let words = (
        "decided on by a manager",
        "No manager's decision is on record",
    );
    of_case(child, scene, found, last, scene.standards.oversight, words);
}

/// Open children about whom the worker was not supervised in time.
pub static SUPERVISION_OF_CASES: List = List {
    id: "supervision-of-child",
    name: "Child's work not supervised",
    area: HERE,
    weight: 58,
    rule: "A child is open and no supervision about them was recorded within the council's interval (six weeks unless it sets another), counted from the opening where there is none.",
    source: OWN,
    clears: "A supervision that names the child is recorded.",
    fields: &["supervision.child_id", "supervision.held_on"],
    needs: &[Fact::Supervision],
    judge: ListJudge::Child(supervision_of_cases),
};

fn supervision_of_cases(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let last = child
        .supervision
        .iter()
        .filter(|each| each.on.is_some_and(|on| on <= scene.today))
        .max_by_key(|each| each.on)
        .map(|each| (each.on, each.at));
    let words = ("supervised", "No supervision about this child is on record");
    of_case(
        child,
        scene,
        found,
        last,
        scene.standards.supervision,
        words,
    );
}

/// Whatever is due about an open child every so many days, from the opening where it never was done.
fn of_case(
    child: &History,
    scene: &Scene<'_>,
    found: &mut Found<'_>,
    last: Option<(Option<Day>, Origin)>,
    interval: i32,
    words: (&str, &str),
) {
    if !child.open_on(scene.today) {
        return;
    }
    let Some(opened) = child.opened_by(scene.today) else {
        return;
    };
    let on = last.and_then(|(on, _)| on).filter(|on| *on >= opened);
    let Some(at) = last
        .filter(|_| on.is_some())
        .map(|(_, at)| at)
        .or(child.person.at)
        .or_else(|| {
            child
                .referral_open_on(scene.today)
                .map(|referral| referral.at)
        })
        .or_else(|| child.care_on(scene.today).map(|(_, period)| period.at))
    else {
        return;
    };
    let every = format!(
        "every {} by this council's standard",
        super::words::days(interval)
    );
    let clock = Clock {
        last: on,
        due: on.unwrap_or(opened).plus(interval),
        rule: "",
        at,
    };
    standard(found, scene, clock, words, &every);
}

/// Late or near by an interval that the council sets.
fn standard(
    found: &mut Found<'_>,
    scene: &Scene<'_>,
    clock: Clock,
    (done, never): (&str, &str),
    rule: &str,
) {
    use super::clocked::{due_words, last_words, nth, put, state};
    let Some(state) = state(clock.due, scene.standards.near, scene.today) else {
        return;
    };
    let why = format!(
        "{}; the {} {}: {rule}.",
        last_words(clock.last, done, never, scene.today),
        nth(clock.last),
        due_words(clock.due, scene.today),
    );
    let values = vec![
        ("last", or_none(clock.last)),
        ("due", super::words::date(clock.due)),
    ];
    put(found, state, clock.due, clock.at, why, values);
}

/// Workers not supervised in time.
pub static SUPERVISION_OF_WORKERS: List = List {
    id: "supervision-of-worker",
    name: "Worker not supervised",
    area: HERE,
    weight: 60,
    rule: "A social worker in post was not supervised within the council's interval (six weeks unless it sets another), counted from their first day where they never were.",
    source: OWN,
    clears: "A supervision of the worker is recorded.",
    fields: &[
        "supervision.worker_id",
        "supervision.held_on",
        "staff.started_on",
    ],
    needs: &[Fact::Supervision, Fact::Staff],
    judge: ListJudge::Service(supervision_of_workers),
};

fn supervision_of_workers(service: &Service, scene: &Scene<'_>, found: &mut Found<'_>) {
    let interval = scene.standards.supervision;
    let every = format!(
        "every {} by this council's standard",
        super::words::days(interval)
    );
    for ((id, worker), held) in (0..).zip(&service.workers).zip(supervised(service)) {
        let (Some(true), Some(employed), Some(at)) =
            (worker.social_worker, worker.employed, worker.at)
        else {
            continue;
        };
        let Some(started) = employed.from.filter(|_| employed.open_on(scene.today)) else {
            continue;
        };
        let last = latest(held.into_iter().map(Some), scene.today);
        found.of(Subject::Worker(id));
        let clock = Clock {
            last,
            due: last.unwrap_or(started).plus(interval),
            rule: "",
            at,
        };
        standard(
            found,
            scene,
            clock,
            ("supervised", "No supervision is on record"),
            &every,
        );
    }
}

/// Workers with more children than their limit.
pub static CASELOAD: List = List {
    id: "caseload",
    name: "Worker over their limit",
    area: HERE,
    weight: 62,
    rule: "A worker holds more open children than their limit: their own where one is set, else the council's for a full-time worker, by their hours.",
    source: OWN,
    clears: "Work is moved until the worker is within the limit.",
    fields: &[
        "invo_professional_id",
        "prof_full_time_equivalency",
        "staff.caseload_limit",
    ],
    needs: &[Fact::Involvements, Fact::Workers],
    judge: ListJudge::Service(caseload),
};

fn caseload(service: &Service, scene: &Scene<'_>, found: &mut Found<'_>) {
    let mut held = vec![0; service.workers.len()];
    for child in &service.children {
        if let Some(worker) = child
            .case_worker_on(scene.today)
            .and_then(|each| each.worker)
            && child.open_on(scene.today)
            && let Some(count) = held.get_mut(worker as usize)
        {
            *count += 1;
        }
    }
    for ((id, worker), held) in (0..).zip(&service.workers).zip(held) {
        let limit = limit(worker, scene);
        if f64::from(held) <= limit {
            continue;
        }
        let set = if worker.limit.is_some() {
            "the limit set for them"
        } else {
            "this council's standard for their hours"
        };
        found.of(Subject::Worker(id));
        let children = if held == 1 {
            "1 child".to_owned()
        } else {
            format!("{held} children")
        };
        let why = format!("Holds {children}; {set} is {limit}.");
        let values = vec![("children", held.to_string()), ("limit", limit.to_string())];
        found.add(State::Open, None, None, worker.at, why, values);
    }
}
