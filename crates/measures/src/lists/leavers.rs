//! Care leavers who need something: a word, a plan, a home, work, an adviser.

use children::codes::{Activity, Code, Eligibility, InTouch};
use children::leaving::{LeaverRecord, NotInWorkReason};
use children::service::Fact;
use children::{Day, History};

use super::clocked::add;
use super::words::{date, days, or_none};
use crate::care_clocks::Clock;
use crate::catalogue::leavers::{EIGHT_WEEKS, has_adviser, has_plan_due, last_plan};
use crate::catalogue::leavers_homes::unsuitable;
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[
    &UNSUITABLE,
    &OUT_OF_TOUCH,
    &NO_ADVISER,
    &PATHWAY_PLAN,
    &NOT_IN_WORK,
];

const HERE: Area = Area::Leavers;
const REGULATIONS: &str = "Care Leavers (England) Regulations 2010";
const NEEDS: &[Fact] = &[Fact::Leavers];

/// The record of a care leaver who is alive and under 25.
fn record<'c>(child: &'c History, scene: &Scene<'_>) -> Option<&'c LeaverRecord> {
    child.leaver().filter(|record| {
        record.in_touch != Some(InTouch::Died)
            && child.age_on(scene.today).is_none_or(|age| age < 25)
    })
}

/// Care leavers without a suitable home.
pub static UNSUITABLE: List = List {
    id: "leaver-home",
    name: "Care leaver homeless or in an unsuitable home",
    area: HERE,
    weight: 18,
    rule: "A care leaver has no fixed home, lives in emergency lodgings, bed and breakfast or custody, or their home is recorded as unsuitable.",
    source: "Inspection framework, care leavers",
    clears: "A suitable home is recorded.",
    fields: &[
        "clea_care_leaver_accommodation",
        "clea_care_leaver_accom_suitable",
    ],
    needs: NEEDS,
    judge: ListJudge::Child(unsuitable_home),
};

fn unsuitable_home(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some(record) = record(child, scene).filter(|record| unsuitable(record) == Some(true))
    else {
        return;
    };
    let home = record.accommodation.map_or("not recorded", Code::label);
    let judged = match record.suitable {
        Some(true) => "recorded as suitable",
        Some(false) => "recorded as unsuitable",
        None => "its suitability not recorded",
    };
    let why = format!("Home: {}, {judged}.", home.to_lowercase());
    let values = vec![
        ("home", home.to_owned()),
        ("suitable", super::words::answer(record.suitable)),
    ];
    found.add(State::Open, None, None, Some(record.at), why, values);
}

/// Care leavers with whom nobody has been in touch for eight weeks.
pub static OUT_OF_TOUCH: List = List {
    id: "leaver-out-of-touch",
    name: "Care leaver out of touch",
    area: HERE,
    weight: 22,
    rule: "The council is recorded as not in touch with a relevant or former relevant care leaver, or the latest contact is more than eight weeks ago. Near from the council's number of working days before. Those who refused contact, went home or no longer need the service are left out.",
    source: REGULATIONS,
    clears: "A contact is recorded.",
    fields: &[
        "clea_care_leaver_in_touch",
        "clea_care_leaver_latest_contact",
    ],
    needs: NEEDS,
    judge: ListJudge::Child(out_of_touch),
};

fn out_of_touch(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let entitled = [
        Some(Eligibility::Relevant),
        Some(Eligibility::FormerRelevant),
    ];
    let Some(record) = record(child, scene).filter(|record| entitled.contains(&record.eligibility))
    else {
        return;
    };
    let last = record.latest_contact;
    // Only the latest contact is kept: as at a day before it, nobody can say.
    if last.is_some_and(|on| on > scene.today) {
        return;
    }
    match (record.in_touch, last) {
        (Some(InTouch::No), last) => {
            let since = last.map_or_else(String::new, |last| {
                format!(
                    "; the latest contact was on {}, {} ago",
                    date(last),
                    days(scene.today.days_since(last))
                )
            });
            let why = format!("Recorded as not in touch{since}.");
            let values = vec![
                ("in touch", "no".to_owned()),
                ("latest contact", or_none(last)),
            ];
            let since = last.map(|last| last.plus(EIGHT_WEEKS + 1).min(scene.today));
            found.add(
                State::Late,
                since,
                last.map(|last| last.plus(EIGHT_WEEKS)),
                Some(record.at),
                why,
                values,
            );
        }
        (Some(InTouch::Yes) | None, Some(last)) => {
            let clock = Clock {
                last: Some(last),
                due: last.plus(EIGHT_WEEKS),
                rule: "every eight weeks",
                at: record.at,
            };
            let words = ("in contact", "");
            add(found, scene, scene.standards.near, clock, words, Vec::new());
        }
        (Some(InTouch::Yes) | None, None) => {
            let why = "No contact is dated.".to_owned();
            found.add(
                State::Open,
                None,
                None,
                Some(record.at),
                why,
                vec![("latest contact", or_none(None))],
            );
        }
        (
            Some(InTouch::Died | InTouch::Refused | InTouch::NotRequired | InTouch::ReturnedHome),
            _,
        ) => {}
    }
}

/// Young people without a personal adviser.
pub static NO_ADVISER: List = List {
    id: "no-personal-adviser",
    name: "No personal adviser",
    area: HERE,
    weight: 24,
    rule: "An eligible, relevant or former relevant young person has no personal adviser: none is named in the record, and none is among those who work with them.",
    source: REGULATIONS,
    clears: "A personal adviser is named.",
    fields: &[
        "clea_care_leaver_personal_advisor",
        "invo_professional_role_id",
    ],
    needs: NEEDS,
    judge: ListJudge::Child(no_adviser),
};

fn no_adviser(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some(record) = record(child, scene) else {
        return;
    };
    if has_adviser(child, record, scene.today) != Some(false) {
        return;
    }
    let entitled = record.eligibility.map_or("", Code::label);
    let why = format!(
        "No personal adviser is named. Entitlement: {}.",
        entitled.to_lowercase()
    );
    found.add(
        State::Open,
        None,
        None,
        Some(record.at),
        why,
        vec![("personal adviser", "none".to_owned())],
    );
}

/// Pathway plans late or near.
pub static PATHWAY_PLAN: List = List {
    id: "pathway-plan",
    name: "Pathway plan late or near",
    area: HERE,
    weight: 34,
    rule: "A young person entitled to a pathway plan is to have one by 16 and three months and to have it reviewed every six months until 21. Near from ten working days before.",
    source: REGULATIONS,
    clears: "An agreed or reviewed pathway plan is recorded.",
    fields: &[
        "clea_pathway_plan_review_date",
        "pathway_plans.agreed_on",
        "pathway_plans.reviewed_on",
        "pers_dob",
    ],
    needs: &[Fact::Leavers, Fact::People],
    judge: ListJudge::Child(pathway_plan),
};

fn pathway_plan(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let (Some(record), Some(leaving), Some(born)) = (
        record(child, scene),
        child.leaving.as_deref(),
        child.person.born,
    ) else {
        return;
    };
    if !has_plan_due(child, record, scene.today) {
        return;
    }
    let last = last_plan(leaving, scene.today);
    let clock = Clock {
        last,
        due: last.map_or(Day::birthday(born, 16).plus_months(3), |last| {
            last.plus_months(6)
        }),
        rule: if last.is_some() {
            "every six months"
        } else {
            "by 16 and three months"
        },
        at: record.at,
    };
    let words = ("agreed or reviewed", "No pathway plan is on record");
    add(found, scene, 10, clock, words, Vec::new());
}

/// Care leavers not in education or work.
pub static NOT_IN_WORK: List = List {
    id: "leaver-not-in-work",
    name: "Care leaver not in education or work",
    area: HERE,
    weight: 44,
    rule: "A care leaver aged 17 to 24 is recorded as not in education, employment or training. The reason is that of the council's own table, where there is one.",
    source: "Inspection framework, care leavers",
    clears: "An activity is recorded.",
    fields: &[
        "clea_care_leaver_activity",
        "not_in_work.reason",
        "not_in_work.from",
    ],
    needs: NEEDS,
    judge: ListJudge::Child(not_in_work),
};

fn reason_words(reason: NotInWorkReason) -> &'static str {
    match reason {
        NotInWorkReason::Health => "ill health",
        NotInWorkReason::Parenting => "caring for a child or expecting one",
        NotInWorkReason::Immigration => "no right to work",
        NotInWorkReason::Custody => "in custody",
        NotInWorkReason::Looking => "looking for work or a course",
        NotInWorkReason::NotReady => "not ready to look",
        NotInWorkReason::Waiting => "waiting for a place that is offered",
        NotInWorkReason::Other => "another reason",
    }
}

fn activity_words(activity: Activity) -> Option<&'static str> {
    match activity {
        Activity::G4 => Some("illness or disability"),
        Activity::G5 => Some("a reason other than illness or parenting"),
        Activity::G6 => Some("pregnancy or parenting"),
        Activity::F1
        | Activity::P1
        | Activity::F2
        | Activity::P2
        | Activity::F3
        | Activity::P3
        | Activity::F4
        | Activity::P4
        | Activity::F5
        | Activity::P5 => None,
    }
}

fn not_in_work(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let aged = child
        .age_on(scene.today)
        .is_some_and(|age| (17..25).contains(&age));
    let Some(record) = record(child, scene).filter(|_| aged) else {
        return;
    };
    let Some(by_code) = record.activity.and_then(activity_words) else {
        return;
    };
    let own = child
        .leaving
        .iter()
        .flat_map(|leaving| &leaving.reasons)
        .rev()
        .find(|each| each.spell.open_on(scene.today));
    let reason = own.and_then(|own| own.reason).map_or(by_code, reason_words);
    let since = own.and_then(|own| own.spell.from);
    let why = match since {
        Some(since) => format!(
            "Not in education or work since {}, for {}: {reason}.",
            date(since),
            days(scene.today.days_since(since))
        ),
        None => format!("Not in education or work: {reason}."),
    };
    let at = own.map_or(record.at, |own| own.at);
    found.add(
        State::Open,
        since,
        None,
        Some(at),
        why,
        vec![("reason", reason.to_owned())],
    );
}
