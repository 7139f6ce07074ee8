//! Children in care who are to be seen, heard or reviewed: visits, reviews, education plans, those who stand by them.

use children::History;
use children::care::{Care, Period};
use children::history::{Ally, VisitKind};
use children::service::Fact;

use super::clocked::{add, due_words, put, state};
use super::words::{answer, date, days, or_none};
use crate::care_clocks::{
    Clock, care_review, care_visit, care_visit_unclear, education_plan, last_care_visit,
};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[
    &CARE_VISIT,
    &NOT_SEEN_ALONE,
    &CARE_REVIEW,
    &REVIEWING_OFFICER,
    &EDUCATION_PLAN,
    &WITHOUT_ALLY,
];

const HERE: Area = Area::InCare;
const REGULATIONS: &str = "Care Planning, Placement and Case Review Regulations 2010";

/// The care and the period of it, of a child in care today.
pub(super) fn in_care<'c>(child: &'c History, scene: &Scene<'_>) -> Option<(&'c Care, &'c Period)> {
    child.care_on(scene.today)
}

/// Visits to children in care late or near.
pub static CARE_VISIT: List = List {
    id: "care-visit",
    name: "Visit to a child in care late or near",
    area: HERE,
    weight: 16,
    rule: "A child in care is to be visited within a week of a new placement, then every six weeks; after a year in a placement meant to last until 18, every three months. Near from the council's number of working days before.",
    source: REGULATIONS,
    clears: "A visit at which the child was seen is recorded.",
    fields: &[
        "clav_cla_visit_date",
        "clav_cla_visit_seen",
        "clap_cla_placement_start_date",
        "clap_cla_placement_type",
    ],
    needs: &[Fact::CareEpisodes, Fact::Placements, Fact::CareVisits],
    judge: ListJudge::Child(visit),
};

fn visit(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((care, period)) = in_care(child, scene) else {
        return;
    };
    let Some(clock) = care_visit(child, care, period, scene.today) else {
        return;
    };
    if clock.late(scene.today) && care_visit_unclear(child, &clock, scene.today) {
        let why = format!(
            "The latest visit does not say whether the child was seen; the one before counts, and the next {}: {}.",
            due_words(clock.due, scene.today),
            clock.rule
        );
        let values = vec![("last seen", or_none(clock.last)), ("due", date(clock.due))];
        found.add(
            State::Open,
            Some(clock.due.plus(1)),
            Some(clock.due),
            Some(clock.at),
            why,
            values,
        );
        return;
    }
    let words = ("visited and seen", "Not visited in this time in care");
    add(found, scene, scene.standards.near, clock, words, Vec::new());
}

/// Children in care not seen alone at the last visit.
pub static NOT_SEEN_ALONE: List = List {
    id: "care-not-seen-alone",
    name: "Child in care not seen alone",
    area: HERE,
    weight: 30,
    rule: "The last visit to a child in care, old enough by the council's standard, records that the child was not seen alone.",
    source: REGULATIONS,
    clears: "A later visit at which the child was seen alone is recorded.",
    fields: &["clav_cla_visit_date", "clav_cla_visit_seen_alone"],
    needs: &[Fact::CareEpisodes, Fact::CareVisits, Fact::People],
    judge: ListJudge::Child(not_seen_alone),
};

fn not_seen_alone(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((_, period)) = in_care(child, scene) else {
        return;
    };
    let old = child
        .age_on(scene.today)
        .is_some_and(|age| age >= scene.standards.seen_alone_from);
    let Some(visit) = last_care_visit(child, period, scene.today)
        .filter(|visit| old && visit.alone == Some(false))
    else {
        return;
    };
    let Some(on) = visit.on else { return };
    let alone = child
        .visits
        .iter()
        .filter(|each| each.kind == VisitKind::Care && each.alone == Some(true))
        .filter_map(|each| each.on.filter(|on| *on <= scene.today))
        .max();
    let why = match alone {
        Some(alone) => format!(
            "Not seen alone at the visit of {}; last seen alone on {}, {} ago.",
            date(on),
            date(alone),
            days(scene.today.days_since(alone))
        ),
        None => format!(
            "Not seen alone at the visit of {}, nor at any before.",
            date(on)
        ),
    };
    let values = vec![
        ("visit", date(on)),
        ("seen alone", answer(visit.alone)),
        ("last seen alone", or_none(alone)),
    ];
    found.add(State::Open, Some(on), None, Some(visit.at), why, values);
}

/// Reviews of children in care late or near.
pub static CARE_REVIEW: List = List {
    id: "care-review",
    name: "Review of a child in care late or near",
    area: HERE,
    weight: 32,
    rule: "The first review is due within 20 working days of coming into care, the second three months later, then every six months, or sooner where the record gives a day. Near from ten working days before.",
    source: REGULATIONS,
    clears: "The review is recorded as held.",
    fields: &[
        "clar_cla_review_due_date",
        "clar_cla_review_date",
        "clar_cla_review_cancelled",
        "clae_entered_care_date",
    ],
    needs: &[Fact::CareEpisodes, Fact::CareReviews],
    judge: ListJudge::Child(review),
};

fn review(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    if let Some((care, period)) = in_care(child, scene)
        && let Some(clock) = care_review(care, period, scene.today)
    {
        let words = ("reviewed", "Not reviewed in this time in care");
        add(found, scene, 10, clock, words, Vec::new());
    }
}

/// Children in care without contact with their reviewing officer in six months.
pub static REVIEWING_OFFICER: List = List {
    id: "reviewing-officer-contact",
    name: "No contact with the reviewing officer",
    area: HERE,
    weight: 52,
    rule: "A child has been in care for six months and their reviewing officer has not been in touch in six months, or no contact is recorded.",
    source: "IRO Handbook; the interval is local",
    clears: "A contact with the reviewing officer is recorded.",
    fields: &["clae_cla_last_iro_contact_date"],
    needs: &[Fact::CareEpisodes],
    judge: ListJudge::Child(reviewing_officer),
};

fn reviewing_officer(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((care, period)) = in_care(child, scene) else {
        return;
    };
    let Some(from) = period.spell.from else {
        return;
    };
    let contact = care.reviewing_officer_contact;
    // Only the latest contact is kept: as at a day before it, nobody can say.
    if contact.is_some_and(|on| on > scene.today) {
        return;
    }
    let last = contact.filter(|on| *on >= from);
    let clock = Clock {
        last,
        due: last.unwrap_or(from).plus_months(6),
        rule: "every six months",
        at: period.last_at,
    };
    let words = (
        "in contact with the reviewing officer",
        "No contact with the reviewing officer in this time in care",
    );
    add(found, scene, 0, clock, words, Vec::new());
}

/// Personal education plans late or near.
pub static EDUCATION_PLAN: List = List {
    id: "education-plan",
    name: "Personal education plan late or near",
    area: HERE,
    weight: 49,
    rule: "A child in care aged 5 to 16 is to have a personal education plan within ten working days and to have it seen each term: four months from the last at most. Near from ten working days before.",
    source: "Promoting the education of looked-after children, statutory guidance",
    clears: "A meeting on the plan is recorded as held.",
    fields: &[
        "personal_education_plans.due_on",
        "personal_education_plans.held_on",
    ],
    needs: &[Fact::CareEpisodes, Fact::EducationReviews, Fact::People],
    judge: ListJudge::Child(education),
};

fn education(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let aged = child
        .age_on(scene.today)
        .is_some_and(|age| (5..=16).contains(&age));
    if let Some((care, period)) = in_care(child, scene).filter(|_| aged)
        && let Some(clock) = education_plan(care, period, scene.today)
    {
        let words = ("held", "No plan in this time in care");
        add(found, scene, 10, clock, words, Vec::new());
    }
}

/// Children waiting for an advocate or independent visitor.
pub static WITHOUT_ALLY: List = List {
    id: "advocate-or-visitor",
    name: "Waiting for an advocate or independent visitor",
    area: HERE,
    weight: 48,
    rule: "An advocate or independent visitor was asked for and none has been matched.",
    source: "Children Act 1989, sections 23ZB and 26A",
    clears: "A match is recorded, or the request is ended.",
    fields: &[
        "advocacy.kind",
        "advocacy.requested_on",
        "advocacy.matched_on",
        "advocacy.ended_on",
    ],
    needs: &[Fact::Advocacy],
    judge: ListJudge::Child(without_ally),
};

fn without_ally(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    for (kind, name) in [
        (Ally::Advocate, "An advocate"),
        (Ally::IndependentVisitor, "An independent visitor"),
    ] {
        let of_kind = || child.advocacy.iter().filter(move |each| each.kind == kind);
        let today = scene.today;
        let with = of_kind().any(|each| {
            each.matched.is_some_and(|on| on <= today) && each.ended.is_none_or(|on| on > today)
        });
        let waits = of_kind()
            .filter(|each| {
                each.matched.is_none_or(|on| on > today) && each.ended.is_none_or(|on| on > today)
            })
            .filter_map(|each| Some((each.requested.filter(|on| *on <= today)?, each.at)))
            .min_by_key(|(on, _)| *on);
        if let (false, Some((requested, at))) = (with, waits) {
            let waited = days(today.days_since(requested));
            let why = format!(
                "{name} was asked for on {}, {waited} ago, and none is matched.",
                date(requested)
            );
            let values = vec![("requested", date(requested)), ("matched", or_none(None))];
            found.add(State::Open, Some(requested), None, Some(at), why, values);
        }
    }
}

/// One on a list by a day alone: late or near, with a sentence of its own.
pub(super) fn by_day(
    found: &mut Found<'_>,
    scene: &Scene<'_>,
    near: u32,
    clock: Clock,
    why: impl FnOnce(&str) -> String,
    values: Vec<(&'static str, String)>,
) {
    if let Some(state) = state(clock.due, near, scene.today) {
        let why = why(&due_words(clock.due, scene.today));
        put(found, state, clock.due, clock.at, why, values);
    }
}
