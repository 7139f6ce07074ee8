//! Young people whose age asks for something soon: 15½, 17½, 18, 21 and 25.

use children::codes::Eligibility;
use children::service::Fact;
use children::{Day, History, Origin};

use super::words::{date, days};
use crate::catalogue::leavers::{has_adviser, last_plan};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&IN_CARE, &LEAVERS];

/// Days before and after within which an age is shown.
const WITHIN: i32 = 60;

/// Children in care about to be 15½, 17½ or 18, or just past with the thing not done.
pub static IN_CARE: List = List {
    id: "turning-in-care",
    name: "Turning 15½, 17½ or 18 in care",
    area: Area::InCare,
    weight: 46,
    rule: "A child in care turns 15½ (the pathway plan is to be begun), 17½ (an adviser is to be known) or 18 (care ends) within sixty days; or turned so within the last sixty, and no plan, no adviser, or no end of care is recorded.",
    source: "Care Leavers (England) Regulations 2010",
    clears: "The day passes and the plan, the adviser or the end of care is recorded; or sixty days have passed.",
    fields: &[
        "pers_dob",
        "clae_cla_episode_ceased_date",
        "clea_pathway_plan_review_date",
        "clea_care_leaver_personal_advisor",
    ],
    needs: &[Fact::People, Fact::CareEpisodes],
    judge: ListJudge::Child(in_care),
};

fn in_care(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let (Some(born), Some((_, period))) = (child.person.born, child.care_on(scene.today)) else {
        return;
    };
    let planned = || {
        (child.leaving.as_deref()).is_some_and(|leaving| last_plan(leaving, scene.today).is_some())
    };
    // Where leavers were not supplied, what was not done cannot be known.
    let told = scene.service.sources.has(Fact::Leavers);
    let advised = || {
        child
            .leaver()
            .is_some_and(|record| has_adviser(child, record, scene.today) == Some(true))
    };
    let (half_15, half_17) = (
        Day::birthday(born, 15).plus_months(6),
        Day::birthday(born, 17).plus_months(6),
    );
    let at = period.at;
    turns(
        scene,
        found,
        at,
        half_15,
        "15½",
        told && !planned(),
        "no pathway plan is on record",
    );
    turns(
        scene,
        found,
        at,
        half_17,
        "17½",
        told && !advised(),
        "no personal adviser is on record",
    );
    turns(
        scene,
        found,
        at,
        Day::birthday(born, 18),
        "18",
        true,
        "the record still says in care",
    );
}

/// Care leavers about to be 21 or 25, or just past with the thing not done.
pub static LEAVERS: List = List {
    id: "turning-leaver",
    name: "Care leaver turning 21 or 25",
    area: Area::Leavers,
    weight: 51,
    rule: "A care leaver turns 21 (what help goes on is to be agreed) or 25 (entitlement ends) within sixty days; or turned 25 within the last sixty, and the record still says entitled.",
    source: "Children and Social Work Act 2017, section 3",
    clears: "The day passes; at 25, the end of entitlement is recorded; or sixty days have passed.",
    fields: &["pers_dob", "clea_care_leaver_eligibility"],
    needs: &[Fact::People, Fact::Leavers],
    judge: ListJudge::Child(leavers),
};

fn leavers(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let (Some(born), Some(record)) = (child.person.born, child.leaver()) else {
        return;
    };
    if record.in_touch == Some(children::codes::InTouch::Died)
        || record.eligibility == Some(Eligibility::Ended)
    {
        return;
    }
    turns(
        scene,
        found,
        record.at,
        Day::birthday(born, 21),
        "21",
        false,
        "",
    );
    let still = "the record still says entitled";
    turns(
        scene,
        found,
        record.at,
        Day::birthday(born, 25),
        "25",
        true,
        still,
    );
}

/// Near when the day comes within sixty days; late when it went by within sixty and something is not done.
fn turns(
    scene: &Scene<'_>,
    found: &mut Found<'_>,
    at: Origin,
    on: Day,
    age: &str,
    not_done: bool,
    lacks: &str,
) {
    let left = on.days_since(scene.today);
    let (state, since, why) = match left {
        0..=WITHIN => (
            State::Near,
            None,
            match left {
                0 => format!("Turns {age} today, {}.", date(on)),
                _ => format!("Turns {age} on {}, in {}.", date(on), days(left)),
            },
        ),
        _ if not_done && (-WITHIN..0).contains(&left) => (
            State::Late,
            Some(on),
            format!(
                "Turned {age} on {}, {} ago, and {lacks}.",
                date(on),
                days(-left)
            ),
        ),
        _ => return,
    };
    found.add(
        state,
        since,
        Some(on),
        Some(at),
        why,
        vec![("age", age.to_owned()), ("on", date(on))],
    );
}
