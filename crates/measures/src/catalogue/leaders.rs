//! What leaders see to: supervision, oversight, audits, complaints, children's voice, and the record itself.

use children::codes::{Ethnicity, Sex};
use children::history::{Ally, AuditGrade, Spell};
use children::service::Fact;
use children::{Day, History, Service};

use super::care::while_in_care;
use super::usual::{events, never, snapshot};
use crate::cases::{Cases, Subject};
use crate::measure::{Area, Better, Clock, Judge, Measure};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &SUPERVISED_CASES,
    &SUPERVISED_WORKERS,
    &AUDITS_GOOD,
    &ACTIONS_IN_TIME,
    &OVERSIGHT,
    &COMPLAINTS,
    &ADVOCATE,
    &VOICE,
    &MISSING_FIELDS,
    &JUDGEMENT,
];

const HERE: Area = Area::Leaders;
const OWN: &str = "The council's own standard";
const FRAMEWORK: &str = "Inspection framework";
/// How social workers are told from others.
pub(super) const SOCIAL_WORKERS: &str = "Who is a social worker is read from the staff table or, where it is silent, from the registration or the job title.";

const OPEN: &str =
    "children open to social care, who had one or have been open for longer than the interval";

/// The latest of some days on or before a day.
pub(crate) fn latest(days: impl Iterator<Item = Option<Day>>, by: Day) -> Option<Day> {
    days.flatten().filter(|on| *on <= by).max()
}

/// Whether something was done within an interval, for a child open at least as long; `None` for one who was not.
fn within(child: &History, last: Option<Day>, interval: i32, day: Day) -> Option<bool> {
    if !child.open_on(day) {
        return None;
    }
    if last.is_some_and(|last| day.days_since(last) <= interval) {
        return Some(true);
    }
    let opened = child.opened_by(day)?;
    (day.days_since(opened) > interval).then_some(false)
}

/// Share of open children whose work was supervised in time.
pub static SUPERVISED_CASES: Measure = Measure {
    id: "WF08",
    name: "Children's work supervised in time",
    asks: "Of the open children, about how many was the worker supervised within the council's interval?",
    better: Better::Higher,
    met: "supervision about the child within the interval to the day",
    counted: OPEN,
    clock: Some(Clock {
        rule: "every six weeks, unless the council sets another interval",
        source: OWN,
    }),
    needs: &[Fact::Supervision, Fact::Referrals],
    source: FRAMEWORK,
    judge: Judge::Child(supervised_cases),
    ..snapshot(HERE)
};

fn supervised_cases(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    if let Some(envelope) = child.open_envelope() {
        cases.between(envelope, |day| {
            let last = latest(child.supervision.iter().map(|each| each.on), day);
            within(child, last, scene.standards.supervision, day).map(|met| (met, None))
        });
    }
}

/// Share of workers supervised in time.
pub static SUPERVISED_WORKERS: Measure = Measure {
    id: "WF08b",
    name: "Workers supervised in time",
    asks: "Of the social workers in post, how many were supervised within the council's interval?",
    better: Better::Higher,
    met: "supervised within the interval to the day, talk of one child apart",
    counted: "social workers in post, supervised or there for longer than the interval",
    clock: Some(Clock {
        rule: "every six weeks, unless the council sets another interval",
        source: OWN,
    }),
    needs: &[Fact::Supervision, Fact::Staff],
    source: FRAMEWORK,
    beware: SOCIAL_WORKERS,
    judge: Judge::Service(supervised_workers),
    ..snapshot(HERE)
};

/// The days each worker was supervised, in order.
pub(crate) fn supervised(service: &Service) -> Vec<Vec<Day>> {
    let mut days = vec![Vec::new(); service.workers.len()];
    for each in &service.supervision {
        if let (Some(worker), Some(on)) = (each.worker, each.on)
            && let Some(days) = days.get_mut(worker as usize)
        {
            days.push(on);
        }
    }
    for days in &mut days {
        days.sort_unstable();
    }
    days
}

fn supervised_workers(service: &Service, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let interval = scene.standards.supervision;
    let days = supervised(service);
    for ((at, worker), days) in (0..).zip(&service.workers).zip(&days) {
        let (Some(true), Some(employed), Some(origin)) =
            (worker.social_worker, worker.employed, worker.at)
        else {
            continue;
        };
        cases.of(Subject::Worker(at));
        cases.while_open(employed, origin, |day| {
            let last = days.partition_point(|on| *on <= day).checked_sub(1);
            let met = last
                .and_then(|at| days.get(at))
                .is_some_and(|on| day.days_since(*on) <= interval);
            (met || employed.days_by(day)? > interval).then_some(met)
        });
    }
}

/// Share of audits graded good or better.
pub static AUDITS_GOOD: Measure = Measure {
    id: "WF12",
    name: "Audits graded good or better",
    asks: "Of the case audits completed, how many found good or outstanding practice?",
    better: Better::Higher,
    met: "graded good or outstanding",
    counted: "audits completed in the period that were graded",
    needs: &[Fact::Audits],
    source: FRAMEWORK,
    judge: Judge::Child(audits_good),
    ..events(HERE)
};

fn audits_good(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for audit in &child.audits {
        match audit.grade {
            Some(grade) => cases.event(audit.on, grade >= AuditGrade::Good, audit.at),
            None => cases.left_out(audit.on, audit.at),
        }
    }
}

/// Share of audit actions closed by their day.
pub static ACTIONS_IN_TIME: Measure = Measure {
    id: "WF13",
    name: "Audit actions closed in time",
    asks: "Of the audit actions due, how many were closed by their day?",
    better: Better::Higher,
    met: "closed by the day it was due",
    counted: "actions due in the period whose day has passed, or that were closed",
    needs: &[Fact::AuditActions],
    source: FRAMEWORK,
    judge: Judge::Service(actions_in_time),
    ..events(HERE)
};

fn actions_in_time(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for (at, action) in (0..).zip(&service.audit_actions) {
        cases.of(Subject::Row(at));
        let closed = action.closed.filter(|closed| *closed <= as_at);
        match action.due {
            Some(due) if closed.is_some() || due < as_at => {
                cases.event(
                    Some(due),
                    closed.is_some_and(|closed| closed <= due),
                    action.at,
                );
            }
            Some(_) => {}
            None => cases.left_out(None, action.at),
        }
    }
}

/// Share of open children with a manager's decision in time.
pub static OVERSIGHT: Measure = Measure {
    id: "WF14",
    name: "Management oversight recorded",
    asks: "Of the open children, on how many records did a manager decide within the council's interval?",
    better: Better::Higher,
    met: "a manager's decision within the interval to the day",
    counted: OPEN,
    clock: Some(Clock {
        rule: "every six weeks, unless the council sets another interval",
        source: OWN,
    }),
    needs: &[Fact::Oversight, Fact::Referrals],
    source: FRAMEWORK,
    judge: Judge::Child(oversight),
    ..snapshot(HERE)
};

fn oversight(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    if let Some(envelope) = child.open_envelope() {
        cases.between(envelope, |day| {
            let last = latest(child.oversight.iter().map(|each| each.on), day);
            within(child, last, scene.standards.oversight, day).map(|met| (met, None))
        });
    }
}

/// Share of complaints resolved in time.
pub static COMPLAINTS: Measure = Measure {
    id: "WF15",
    name: "Complaints resolved in time",
    asks: "Of the complaints at the first stage, how many were resolved in time?",
    better: Better::Higher,
    met: "resolved within 10 working days, or 20 where complex",
    counted: "complaints received in the period, once their time has passed or they were resolved",
    clock: Some(Clock {
        rule: "10 working days, or 20 where complex",
        source: "Children Act 1989 Representations Procedure (England) Regulations 2006",
    }),
    needs: &[Fact::Complaints],
    source: FRAMEWORK,
    judge: Judge::Service(complaints),
    ..events(HERE)
};

fn complaints(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for (at, complaint) in (0..).zip(&service.complaints) {
        cases.of(Subject::Row(at));
        let Some(received) = complaint.received else {
            cases.left_out(None, complaint.at);
            continue;
        };
        let due = received.plus_working_days(if complaint.complex { 20 } else { 10 });
        let resolved = complaint.resolved.filter(|resolved| *resolved <= as_at);
        if resolved.is_some() || due < as_at {
            let met = resolved.is_some_and(|resolved| resolved <= due);
            cases.event(Some(received), met, complaint.at);
        }
    }
}

/// Share of children in care with an advocate.
pub static ADVOCATE: Measure = Measure {
    id: "WF15b",
    name: "Children in care with an advocate",
    asks: "Of the children in care, how many have an advocate?",
    met: "matched with an advocate on the day",
    counted: "children in care, short breaks left out",
    needs: &[Fact::CareEpisodes, Fact::Advocacy],
    source: FRAMEWORK,
    beware: "Not every child needs or wants an advocate: those who asked for one and wait are on a list.",
    judge: Judge::Child(advocate),
    ..snapshot(HERE)
};

fn advocate(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, _, _| {
        Some(child.advocacy.iter().any(|each| {
            let with = Spell {
                from: each.matched,
                to: each.ended,
            };
            each.kind == Ally::Advocate && with.open_on(day)
        }))
    });
}

/// Share of children's answers that are yes.
pub static VOICE: Measure = Measure {
    id: "WF16",
    name: "What children say of their help",
    asks: "Of the answers children gave about their help, how many were yes?",
    better: Better::Higher,
    met: "answered yes",
    counted: "answers given, up to five from a child",
    needs: &[Fact::Voice],
    source: "Safeguarding dataset",
    beware: "Answers carry no date: all that were supplied count as they stand now.",
    judge: Judge::Child(voice),
    ..snapshot(HERE)
};

fn voice(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let now = Spell {
        from: Some(cases.months().as_at),
        to: None,
    };
    for voice in &child.voice {
        for answer in voice.answers.iter().flatten() {
            cases.while_open(now, voice.at, |_| Some(*answer));
        }
    }
}

/// Share of open children in whose record something is missing that every return asks for.
pub static MISSING_FIELDS: Measure = Measure {
    id: "WF17",
    name: "Records without what every return asks for",
    asks: "Of the open children, in how many records is the date of birth, the sex or the ethnicity missing?",
    better: Better::Lower,
    met: "date of birth (or the day it is expected), sex or ethnicity missing or not known",
    counted: "open children who are on the list of children",
    needs: &[Fact::People, Fact::Referrals],
    source: "Checks of the returns",
    beware: "Records as they stand now: earlier months are not known. Of the unborn only the day of birth expected is asked. Three fields only: what the rules of the returns find stands beside each return.",
    judge: Judge::Child(missing_fields),
    ..snapshot(HERE)
};

/// A field that every return asks for is missing.
fn lacks(child: &History) -> bool {
    let person = &child.person;
    let unborn = person.born.is_none() && person.expected.is_some();
    let sex = matches!(person.sex, None | Some(Sex::Unknown)) && !unborn;
    let ethnicity = matches!(person.ethnicity, None | Some(Ethnicity::Nobt)) && !unborn;
    (person.born.is_none() && !unborn) || sex || ethnicity
}

fn missing_fields(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some(at) = child.person.at else { return };
    // A field carries no date: it can be asked of today's record only.
    let now = Spell {
        from: Some(cases.months().as_at),
        to: None,
    };
    cases.while_open(now, at, |day| child.open_on(day).then(|| lacks(child)));
}

/// The inspectors' judgement of leaders.
pub static JUDGEMENT: Measure = Measure {
    id: "WF18",
    name: "The inspectors' judgement of leaders",
    asks: "What was the inspectors' latest judgement of the council's leaders?",
    counted: "the latest inspection",
    source: "Ofsted",
    ..never(
        HERE,
        "an inspection's judgement is no count of children: it stands on the pages of inspections",
    )
};

#[cfg(test)]
mod tests;
