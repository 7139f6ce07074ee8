//! Care leavers: in touch, in work, with a plan, with somebody to turn to.

use children::codes::{Activity, Eligibility, InTouch};
use children::history::Role;
use children::leaving::{LeaverRecord, Leaving};
use children::service::Fact;
use children::{Day, History};

use super::usual::{never, snapshot};
use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Judge, Measure};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &IN_TOUCH,
    &IN_TOUCH_YOUNGER,
    &CONTACT_IN_EIGHT_WEEKS,
    &IN_WORK,
    &IN_WORK_YOUNGER,
    &NOT_IN_WORK,
    &NOT_IN_WORK_ILL,
    &NOT_IN_WORK_PARENTS,
    &NOT_IN_WORK_OTHER,
    &IN_HIGHER_EDUCATION,
    &SUPPORTED_TO_25,
    &PLAN_BY_16,
    &PLAN_REVIEWED,
    &ADVISER,
];

const HERE: Area = Area::Leavers;
const RETURN: &str = "Children looked after return (SSDA903), care leavers";
const REGULATIONS: &str = "Care Leavers (England) Regulations 2010";
const NEEDS: &[Fact] = &[Fact::Leavers, Fact::People];
const OLDER: &str =
    "former relevant young people aged 19 to 21, those whose activity is not known among them";
/// A record of a care leaver has no date: it is what holds now, and months before it are not known.
const NOW_ONLY: &str = "Only how things stand now is supplied, so that months before the latest are not known. Published figures are taken around the birthday.";

/// The record of a leaver, on the one snapshot it speaks of: the last, where that is not before the data's day.
pub(super) fn each_record<'c>(
    child: &'c History,
    scene: &Scene<'_>,
    cases: &mut Cases<'_>,
    judge: impl Fn(Day, &'c LeaverRecord) -> Option<bool>,
) {
    let Some(record) = child.leaver() else { return };
    let as_at = cases.months().as_at;
    if scene.service.sources.as_at.is_some_and(|data| as_at < data) {
        return;
    }
    let now = children::history::Spell {
        from: Some(as_at),
        to: None,
    };
    cases.while_open(now, record.at, |day| judge(day, record));
}

/// The same for leavers of some ages who are former relevant; those who died are left out.
pub(super) fn aged(
    child: &History,
    scene: &Scene<'_>,
    cases: &mut Cases<'_>,
    ages: std::ops::RangeInclusive<u8>,
    judge: impl Fn(&LeaverRecord) -> Option<bool>,
) {
    each_record(child, scene, cases, |day, record| {
        let counts = ages.contains(&child.age_on(day)?)
            && (record.eligibility == Some(Eligibility::FormerRelevant) || *ages.end() < 19)
            && record.in_touch != Some(InTouch::Died);
        counts.then(|| judge(record)).flatten()
    });
}

/// Share of care leavers of 19 to 21 with whom the council is in touch.
pub static IN_TOUCH: Measure = Measure {
    id: "LV01",
    name: "In touch with care leavers of 19 to 21",
    asks: "Of the care leavers aged 19 to 21, with how many is the council in touch?",
    better: Better::Higher,
    met: "in touch",
    counted: "former relevant young people aged 19 to 21 of whom it is recorded",
    needs: NEEDS,
    source: RETURN,
    beware: NOW_ONLY,
    judge: Judge::Child(in_touch),
    ..snapshot(HERE)
};

fn in_touch(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    aged(child, scene, cases, 19..=21, touched);
}

fn touched(record: &LeaverRecord) -> Option<bool> {
    record.in_touch.map(|touch| touch == InTouch::Yes)
}

/// Share of care leavers of 17 and 18 with whom the council is in touch.
pub static IN_TOUCH_YOUNGER: Measure = Measure {
    id: "LV01b",
    name: "In touch with care leavers of 17 and 18",
    asks: "Of the care leavers aged 17 and 18, with how many is the council in touch?",
    better: Better::Higher,
    met: "in touch",
    counted: "care leavers aged 17 and 18 of whom it is recorded",
    needs: NEEDS,
    source: RETURN,
    beware: NOW_ONLY,
    judge: Judge::Child(in_touch_younger),
    ..snapshot(HERE)
};

fn in_touch_younger(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    aged(child, scene, cases, 17..=18, touched);
}

/// Share of care leavers with a contact in eight weeks.
pub static CONTACT_IN_EIGHT_WEEKS: Measure = Measure {
    id: "LV02",
    name: "Contact with care leavers in eight weeks",
    asks: "Of the care leavers in touch, with how many has the adviser had contact in eight weeks?",
    better: Better::Higher,
    met: "latest contact 56 days ago or less",
    counted: "relevant and former relevant care leavers recorded as in touch",
    clock: Some(Clock {
        rule: "every two months at most",
        source: REGULATIONS,
    }),
    needs: NEEDS,
    source: "Annex A list 9",
    beware: NOW_ONLY,
    judge: Judge::Child(contact_in_eight_weeks),
    ..snapshot(HERE)
};

/// Days between contacts with a care leaver.
pub(crate) const EIGHT_WEEKS: i32 = 56;

fn contact_in_eight_weeks(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_record(child, scene, cases, |day, record| {
        let counts = matches!(
            record.eligibility,
            Some(Eligibility::Relevant | Eligibility::FormerRelevant)
        ) && record.in_touch == Some(InTouch::Yes);
        let in_time = |contact: Day| contact <= day && day.days_since(contact) <= EIGHT_WEEKS;
        counts.then(|| record.latest_contact.is_some_and(in_time))
    });
}

/// Share of care leavers of 19 to 21 in education, employment or training.
pub static IN_WORK: Measure = Measure {
    id: "LV03",
    name: "In education, employment or training at 19 to 21",
    asks: "Of the care leavers aged 19 to 21, how many are in education, employment or training?",
    better: Better::Higher,
    met: "in education, employment or training",
    counted: OLDER,
    needs: NEEDS,
    source: RETURN,
    published: Some("CareLeaverEET"),
    beware: NOW_ONLY,
    judge: Judge::Child(in_work),
    ..snapshot(HERE)
};

fn in_work(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    aged(child, scene, cases, 19..=21, |record| {
        Some(record.activity.is_some_and(Activity::is_eet))
    });
}

/// Share of care leavers of 17 and 18 in education, employment or training.
pub static IN_WORK_YOUNGER: Measure = Measure {
    id: "LV03b",
    name: "In education, employment or training at 17 and 18",
    asks: "Of the care leavers aged 17 and 18, how many are in education, employment or training?",
    better: Better::Higher,
    met: "in education, employment or training",
    counted: "care leavers aged 17 and 18, those whose activity is not known among them",
    needs: NEEDS,
    source: RETURN,
    beware: NOW_ONLY,
    judge: Judge::Child(in_work_younger),
    ..snapshot(HERE)
};

fn in_work_younger(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    aged(child, scene, cases, 17..=18, |record| {
        Some(record.activity.is_some_and(Activity::is_eet))
    });
}

/// What the shares not in work have in common.
const NOT_IN: Measure = Measure {
    better: Better::Lower,
    counted: OLDER,
    needs: NEEDS,
    source: RETURN,
    beware: NOW_ONLY,
    ..snapshot(HERE)
};

/// Share of care leavers of 19 to 21 not in education, employment or training.
pub static NOT_IN_WORK: Measure = Measure {
    id: "LV04",
    name: "Not in education or work at 19 to 21",
    asks: "Of the care leavers aged 19 to 21, how many are not in education, employment or training?",
    met: "not in education, employment or training, for any reason",
    published: Some("CareLeaversNEET"),
    judge: Judge::Child(|child, scene, cases| {
        doing(
            child,
            scene,
            cases,
            &[Activity::G4, Activity::G5, Activity::G6],
        );
    }),
    ..NOT_IN
};

fn doing(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>, activities: &[Activity]) {
    aged(child, scene, cases, 19..=21, |record| {
        Some(
            record
                .activity
                .is_some_and(|activity| activities.contains(&activity)),
        )
    });
}

/// Share not in work by illness or disability.
pub static NOT_IN_WORK_ILL: Measure = Measure {
    id: "LV04b",
    name: "Not in education or work: illness or disability",
    asks: "Of the care leavers aged 19 to 21, how many are not in education or work because of illness or disability?",
    met: "not in education or work because of illness or disability",
    judge: Judge::Child(|child, scene, cases| doing(child, scene, cases, &[Activity::G4])),
    ..NOT_IN
};

/// Share not in work by pregnancy or parenting.
pub static NOT_IN_WORK_PARENTS: Measure = Measure {
    id: "LV04c",
    name: "Not in education or work: pregnancy or parenting",
    asks: "Of the care leavers aged 19 to 21, how many are not in education or work because of pregnancy or parenting?",
    met: "not in education or work because of pregnancy or parenting",
    judge: Judge::Child(|child, scene, cases| doing(child, scene, cases, &[Activity::G6])),
    ..NOT_IN
};

/// Share not in work for another reason.
pub static NOT_IN_WORK_OTHER: Measure = Measure {
    id: "LV04d",
    name: "Not in education or work: other reasons",
    asks: "Of the care leavers aged 19 to 21, how many are not in education or work for another reason?",
    met: "not in education or work for a reason other than illness, disability, pregnancy or parenting",
    judge: Judge::Child(|child, scene, cases| doing(child, scene, cases, &[Activity::G5])),
    ..NOT_IN
};

/// Share of care leavers of 19 to 21 in higher education.
pub static IN_HIGHER_EDUCATION: Measure = Measure {
    id: "LV05",
    name: "In higher education at 19 to 21",
    asks: "Of the care leavers aged 19 to 21, how many are in higher education?",
    better: Better::Higher,
    met: "in higher education, full or part time",
    published: Some("LAC_19_HE"),
    judge: Judge::Child(|child, scene, cases| {
        doing(child, scene, cases, &[Activity::F1, Activity::P1]);
    }),
    ..NOT_IN
};

/// Care leavers of 22 to 25 who asked for and received support.
pub static SUPPORTED_TO_25: Measure = Measure {
    id: "LV09",
    name: "Care leavers of 22 to 25 supported",
    asks: "Of the care leavers aged 22 to 25, how many asked for support and received it?",
    met: "asked for support and received it",
    counted: "care leavers aged 22 to 25",
    source: RETURN,
    ..never(
        HERE,
        "neither the safeguarding dataset nor Annex A says who of 22 to 25 asked for support; the children looked after return does",
    )
};

/// The latest day on which a pathway plan was agreed or reviewed, on or before a day.
pub(crate) fn last_plan(leaving: &Leaving, day: Day) -> Option<Day> {
    let plans = leaving
        .pathway_plans
        .iter()
        .flat_map(|plan| [plan.agreed, plan.reviewed]);
    let records = leaving.records.iter().map(|record| record.plan_reviewed);
    plans.chain(records).flatten().filter(|on| *on <= day).max()
}

/// Share of young people in care of 16 and three months with a pathway plan.
pub static PLAN_BY_16: Measure = Measure {
    id: "LV10",
    name: "Pathway plan by 16 and three months",
    asks: "Of the young people in care aged 16 and three months or more, how many have a pathway plan?",
    better: Better::Higher,
    met: "a pathway plan agreed or reviewed",
    counted: "young people recorded as eligible, aged 16 and three months or more",
    clock: Some(Clock {
        rule: "needs assessed within three months of becoming eligible",
        source: REGULATIONS,
    }),
    needs: NEEDS,
    source: "Annex A list 9",
    beware: NOW_ONLY,
    judge: Judge::Child(plan_by_16),
    ..snapshot(HERE)
};

fn plan_by_16(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_record(child, scene, cases, |day, record| {
        let due = Day::birthday(child.person.born?, 16).plus_months(3);
        let leaving = child.leaving.as_deref()?;
        let counts = record.eligibility == Some(Eligibility::Eligible) && due <= day;
        counts.then(|| last_plan(leaving, day).is_some())
    });
}

/// Share of young people whose pathway plan was reviewed in six months.
pub static PLAN_REVIEWED: Measure = Measure {
    id: "LV11",
    name: "Pathway plan reviewed in six months",
    asks: "Of the care leavers up to 21, how many have a pathway plan reviewed in six months?",
    better: Better::Higher,
    met: "pathway plan agreed or reviewed in the six months to the day",
    counted: "eligible, relevant and former relevant young people under 21, from 16 and three months on",
    clock: Some(Clock {
        rule: "every six months, and 28 days after a move",
        source: REGULATIONS,
    }),
    needs: NEEDS,
    source: "Annex A list 9",
    beware: NOW_ONLY,
    judge: Judge::Child(plan_reviewed),
    ..snapshot(HERE)
};

/// Entitled to a pathway plan: from 16 and three months until 21.
pub(crate) fn has_plan_due(child: &History, record: &LeaverRecord, day: Day) -> bool {
    let entitled = matches!(
        record.eligibility,
        Some(Eligibility::Eligible | Eligibility::Relevant | Eligibility::FormerRelevant)
    );
    entitled
        && record.in_touch != Some(InTouch::Died)
        && child.person.born.is_some_and(|born| {
            Day::birthday(born, 16).plus_months(3) <= day && day < Day::birthday(born, 21)
        })
}

fn plan_reviewed(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_record(child, scene, cases, |day, record| {
        let leaving = child.leaving.as_deref()?;
        has_plan_due(child, record, day)
            .then(|| last_plan(leaving, day).is_some_and(|on| on.plus_months(6) >= day))
    });
}

/// Share of young people with a personal adviser.
pub static ADVISER: Measure = Measure {
    id: "LV12",
    name: "Personal adviser allocated",
    asks: "Of the young people entitled to one, how many have a personal adviser?",
    better: Better::Higher,
    met: "a personal adviser named",
    counted: "eligible, relevant and former relevant young people",
    needs: NEEDS,
    source: "Annex A list 9",
    beware: NOW_ONLY,
    judge: Judge::Child(adviser),
    ..snapshot(HERE)
};

/// Whether a personal adviser is named on the day; `None` where nobody is entitled or it was not supplied.
pub(crate) fn has_adviser(child: &History, record: &LeaverRecord, day: Day) -> Option<bool> {
    let entitled = matches!(
        record.eligibility,
        Some(Eligibility::Eligible | Eligibility::Relevant | Eligibility::FormerRelevant)
    ) && record.in_touch != Some(InTouch::Died);
    if !entitled {
        return None;
    }
    if child.involved_on(Role::PersonalAdviser, day).is_some() {
        return Some(true);
    }
    record.adviser
}

fn adviser(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_record(child, scene, cases, |day, record| {
        has_adviser(child, record, day)
    });
}

#[cfg(test)]
mod tests;
