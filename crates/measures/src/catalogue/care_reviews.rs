//! Reviews, visits and plans of children in care, and who stands by them.

use children::History;
use children::codes::Participation;
use children::history::{Role, VisitKind};
use children::service::Fact;
use children::{Day, Service};

use super::care::while_in_care;
use super::usual::{events, snapshot};
use crate::care_clocks::{care_visit, care_visit_unclear, education_plan, first_review_due};
use crate::cases::{Cases, Subject};
use crate::measure::{Area, Better, Clock, Judge, Measure, Unit, Value};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &REVIEWS_IN_TIME,
    &TOOK_PART,
    &VISITED_IN_TIME,
    &SEEN_ALONE,
    &EDUCATION_PLAN,
    &THREE_WORKERS,
    &PERMANENCE_PLAN,
    &REVIEWING_OFFICER_CONTACT,
    &REVIEWING_OFFICER_CASELOAD,
];

const HERE: Area = Area::InCare;
const REGULATIONS: &str = "Care Planning, Placement and Case Review Regulations 2010";

/// Share of children in care all of whose reviews of a year were in time.
pub static REVIEWS_IN_TIME: Measure = Measure {
    id: "CL08",
    name: "Reviews of children in care in time",
    asks: "Of the children in care with a review due in twelve months, how many had every one in time?",
    better: Better::Higher,
    met: "every review due in the twelve months held by its day",
    counted: "children in care with a review due in the twelve months to the day",
    clock: Some(Clock {
        rule: "within 20 working days of coming into care, then three months, then every six",
        source: REGULATIONS,
    }),
    needs: &[Fact::CareEpisodes, Fact::CareReviews],
    source: "Local, from the children looked after return",
    beware: "A child in care for more than twenty working days without any review counts as not in time.",
    judge: Judge::Child(reviews_in_time),
    ..snapshot(HERE)
};

fn reviews_in_time(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, period| {
        let from = period.spell.from?;
        let first = from.max(day.plus_years(-1).plus(1));
        let mut all = None;
        let mut any = false;
        for review in care.reviews.iter().filter(|review| !review.cancelled) {
            any |= review
                .held
                .or(review.due)
                .is_some_and(|on| on >= from && on <= day);
            let Some(due) = review.due.filter(|due| *due >= first && *due <= day) else {
                continue;
            };
            let held = review.held.filter(|held| *held <= day);
            if held.is_none() && due == day {
                continue;
            }
            all = Some(all.unwrap_or(true) && held.is_some_and(|held| held <= due));
        }
        match all {
            None if !any && first_review_due(period)? < day => Some(false),
            all => all,
        }
    });
}

/// Share of reviews in which the child took part.
pub static TOOK_PART: Measure = Measure {
    id: "CL09",
    name: "Children taking part in their reviews",
    asks: "Of the reviews of children aged four and over, in how many did the child take part?",
    better: Better::Higher,
    met: "the child came, or sent views or an advocate",
    counted: "reviews held of children aged four and over, where it is recorded how they took part",
    needs: &[Fact::CareReviews, Fact::People],
    source: "Children looked after return (SSDA903)",
    judge: Judge::Child(took_part),
    ..events(HERE)
};

fn took_part(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some(care) = child.care.as_deref() else {
        return;
    };
    for review in care.reviews.iter().filter(|review| !review.cancelled) {
        let Some(held) = review.held else { continue };
        let Some(age) = child.age_on(held) else {
            cases.left_out(Some(held), review.at);
            continue;
        };
        if age < 4 {
            continue;
        }
        match review.participation {
            Some(Participation::Pn7) => cases.event(Some(held), false, review.at),
            // A child of four or more cannot have been under four: the code says nothing.
            None | Some(Participation::Pn0) => cases.left_out(Some(held), review.at),
            Some(_) => cases.event(Some(held), true, review.at),
        }
    }
}

/// Share of children in care whose last visit lies in the interval that applies to them.
pub static VISITED_IN_TIME: Measure = Measure {
    id: "CL10",
    name: "Children in care visited in time",
    asks: "Of the children in care, how many have been visited within the time that their placement asks for?",
    better: Better::Higher,
    met: "visited and seen within the interval that applies",
    counted: "children in care whose placement is known and whose first week in it has passed or who were visited",
    clock: Some(Clock {
        rule: "within a week of a new placement, then every six weeks; every three months after a year in a long-term placement",
        source: REGULATIONS,
    }),
    needs: &[Fact::CareEpisodes, Fact::Placements, Fact::CareVisits],
    source: "Annex A list 8",
    beware: "A placement whose kind is not recorded is taken for one that is not long-term. The interval depends on each child's placement. Children of whom it is not recorded whether they were seen are left out.",
    judge: Judge::Child(visited_in_time),
    ..snapshot(HERE)
};

fn visited_in_time(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, period| {
        let clock = care_visit(child, care, period, day)?;
        let visited_here = clock.last >= care.home_since(day);
        if clock.late(day) {
            (!care_visit_unclear(child, &clock, day)).then_some(false)
        } else {
            visited_here.then_some(true)
        }
    });
}

/// Share of children in care who were seen alone at their last visit.
pub static SEEN_ALONE: Measure = Measure {
    id: "CL11",
    name: "Children in care seen alone",
    asks: "Of the children in care who have been visited, how many were seen alone at the last visit?",
    better: Better::Higher,
    met: "seen alone at the last visit at which they were seen",
    counted: "children in care old enough to be seen alone whose last visit says whether they were",
    clock: Some(Clock {
        rule: "at each visit, unless the child refuses or it is not fitting",
        source: REGULATIONS,
    }),
    needs: &[Fact::CareEpisodes, Fact::CareVisits, Fact::People],
    source: "Safeguarding dataset",
    beware: "From which age a child is to be seen alone is the council's own standard.",
    judge: Judge::Child(seen_alone),
    ..snapshot(HERE)
};

fn seen_alone(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, _, period| {
        if child.age_on(day)? < scene.standards.seen_alone_from {
            return None;
        }
        let visit = child.last_seen_by(VisitKind::Care, day)?;
        (visit.on >= period.spell.from).then_some(visit.alone)?
    });
}

/// Share of children in care of school age with a personal education plan reviewed in the last term.
pub static EDUCATION_PLAN: Measure = Measure {
    id: "CL20",
    name: "Personal education plan reviewed each term",
    asks: "Of the children in care aged 5 to 16, how many have a personal education plan seen in the last four months?",
    better: Better::Higher,
    met: "a personal education plan begun or reviewed in the last four months",
    counted: "children in care aged 5 to 16, with a plan or ten working days after coming into care",
    clock: Some(Clock {
        rule: "within 10 working days of coming into care, then each term",
        source: "Promoting the education of looked-after children, statutory guidance",
    }),
    needs: &[Fact::CareEpisodes, Fact::EducationReviews, Fact::People],
    source: "Statutory guidance for virtual schools",
    judge: Judge::Child(education_plan_in_time),
    ..snapshot(HERE)
};

fn education_plan_in_time(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, period| {
        if !(5..=16).contains(&child.age_on(day)?) {
            return None;
        }
        let clock = education_plan(care, period, day)?;
        (clock.late(day) || clock.last.is_some()).then_some(!clock.late(day))
    });
}

/// Share of children in care with three or more social workers in a year.
pub static THREE_WORKERS: Measure = Measure {
    id: "CL25",
    name: "Three or more social workers in twelve months",
    asks: "Of the children in care, how many had three or more different social workers in twelve months?",
    better: Better::Lower,
    met: "three or more different case workers in the twelve months to the day",
    counted: "children in care who had a case worker in the twelve months",
    needs: &[Fact::CareEpisodes, Fact::Involvements],
    source: "Children looked after return (SSDA903), since 2024",
    published: Some("Stability_SocialWorker"),
    beware: "A worker counts once, even after a gap.",
    judge: Judge::Child(three_workers),
    ..snapshot(HERE)
};

fn three_workers(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, _, _| {
        let workers = child.case_workers_between(day.plus_years(-1), day);
        (workers > 0).then_some(workers >= 3)
    });
}

/// Share of children in care for four months with a plan for permanence.
pub static PERMANENCE_PLAN: Measure = Measure {
    id: "CL26",
    name: "Plan for permanence recorded",
    asks: "Of the children in care for four months or more, how many have a plan for permanence?",
    better: Better::Higher,
    met: "a plan that says what is to be permanent, or a decision on permanence, on record",
    counted: "children in care for four months or more",
    clock: Some(Clock {
        rule: "considered by the second review, four months from coming into care",
        source: "Children Act 1989 guidance, volume 2",
    }),
    needs: &[Fact::CareEpisodes, Fact::CarePlans],
    source: "Annex A list 8",
    judge: Judge::Child(permanence_plan),
    ..snapshot(HERE)
};

/// The first day in a period of care on which permanence was on record, by the day asked.
pub(crate) fn permanence_considered(
    care: &children::care::Care,
    period: &children::care::Period,
    day: Day,
) -> Option<Day> {
    let planned = (care.plans.iter())
        .filter(|plan| !plan.plans.is_empty())
        .filter_map(|plan| plan.spell.from);
    let decided = care.permanence.iter().filter_map(|decision| decision.on);
    planned
        .chain(decided)
        .filter(|on| Some(*on) >= period.spell.from && *on <= day)
        .min()
}

fn permanence_plan(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, period| {
        let second_review = period.spell.from?.plus_months(4);
        (second_review <= day).then(|| permanence_considered(care, period, day).is_some())
    });
}

/// Share of children in care whom their reviewing officer has been in touch with in six months.
pub static REVIEWING_OFFICER_CONTACT: Measure = Measure {
    id: "CL33",
    name: "Contact with the reviewing officer",
    asks: "Of the children in care, how many has their reviewing officer been in touch with in six months?",
    better: Better::Higher,
    met: "contact with the reviewing officer not more than six months before the day",
    counted: "children in care for six months or more",
    needs: &[Fact::CareEpisodes],
    source: "Annex A list 8; the interval is local",
    beware: "Only the latest contact is kept, so that months before the latest are not known.",
    judge: Judge::Child(reviewing_officer_contact),
    ..snapshot(HERE)
};

fn reviewing_officer_contact(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    // Without the column nobody's contact is known: no child is in time, and none is late.
    let sources = &scene.service.sources;
    if !sources.has_column(Fact::CareEpisodes, "clae_cla_last_iro_contact_date") {
        return;
    }
    let as_at = cases.months().as_at;
    while_in_care(child, cases, |day, care, period| {
        // Of earlier days only the children without a contact could be judged: a share of them would mislead.
        if day != as_at || period.spell.from?.plus_months(6) > day {
            return None;
        }
        match care.reviewing_officer_contact {
            Some(contact) if contact > day => None,
            Some(contact) => Some(contact.plus_months(6) >= day),
            None => Some(false),
        }
    });
}

/// Children in care for each full-time reviewing officer.
pub static REVIEWING_OFFICER_CASELOAD: Measure = Measure {
    id: "CL34",
    name: "Children for each reviewing officer",
    asks: "How many children in care does a full-time reviewing officer have?",
    better: Better::Lower,
    met: "children in care with a reviewing officer",
    counted: "those children, and the reviewing officers in full-time equivalents",
    value: Value::Ratio(Unit::Children),
    clock: Some(Clock {
        rule: "50 to 70 children each",
        source: "IRO Handbook",
    }),
    needs: &[Fact::CareEpisodes, Fact::Involvements, Fact::Workers],
    source: "IRO Handbook",
    beware: "Officers whose hours are not known count as full-time.",
    judge: Judge::Service(reviewing_officer_caseload),
    ..snapshot(HERE)
};

fn reviewing_officer_caseload(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    held_by_role(service, cases, Role::ReviewingOfficer, |child, day| {
        child.in_care_on(day)
    });
}

/// Children held in a role, as met; and those who hold them in full-time equivalents, as not met: a ratio of the two.
pub(super) fn held_by_role(
    service: &Service,
    cases: &mut Cases<'_>,
    role: Role,
    counts: impl Fn(&History, Day) -> bool,
) {
    let months = cases.months();
    let mut holding = vec![false; months.len() * service.workers.len()];
    for (at, child) in (0..).zip(&service.children) {
        cases.of(Subject::Child(at));
        for involvement in child.involvements.iter().filter(|each| each.role == role) {
            let Some(worker) = involvement.worker else {
                continue;
            };
            cases.amounts_while_open(involvement.spell, involvement.at, |day| {
                let latest = child.involved_on(role, day)?;
                if latest.at != involvement.at || !counts(child, day) {
                    return None;
                }
                let place = worker as usize * months.len() + months.place(day)?;
                if let Some(holds) = holding.get_mut(place) {
                    *holds = true;
                }
                Some((true, 1.0))
            });
        }
    }
    for ((at, worker), holds) in (0..)
        .zip(&service.workers)
        .zip(holding.chunks(months.len()))
        .filter(|(_, holds)| holds.contains(&true))
    {
        cases.of(Subject::Worker(at));
        cases.amounts(|day| {
            let holds = holds.get(months.place(day)?).copied().unwrap_or(false);
            let full_time = f64::from(worker.fte.unwrap_or(100)) / 100.0;
            holds.then_some((false, full_time, worker.at))
        });
    }
}

#[cfg(test)]
mod tests;
