//! Where care leavers live: suitable, safe, with those who fostered them.

use children::codes::{Accommodation, InTouch};
use children::leaving::LeaverRecord;
use children::service::Fact;
use children::{Day, History};

use super::leavers::{aged, each_record};
use super::usual::snapshot;
use crate::cases::Cases;
use crate::measure::{Area, Better, Judge, Measure};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &SUITABLE,
    &SUITABLE_YOUNGER,
    &UNSUITABLE_NOW,
    &STAYING_PUT,
    &STAYING_PUT_AT_18,
    &IN_CUSTODY,
    &HOME_NOT_KNOWN,
];

/// What the measures here have in common.
const HOMES: Measure = Measure {
    needs: &[Fact::Leavers, Fact::People],
    source: "Children looked after return (SSDA903), care leavers",
    beware: "Only how things stand now is supplied, so that months before the latest are not known. Published figures are taken around the birthday.",
    ..snapshot(Area::Leavers)
};

/// Share of care leavers of 19 to 21 in a suitable home.
pub static SUITABLE: Measure = Measure {
    id: "LV06",
    name: "In a suitable home at 19 to 21",
    asks: "Of the care leavers aged 19 to 21, how many live in a suitable home?",
    better: Better::Higher,
    met: "recorded as living in a suitable home",
    counted: "former relevant young people aged 19 to 21, those whose home is not known among them",
    published: Some("CareLeaverAcc"),
    judge: Judge::Child(suitable),
    ..HOMES
};

fn suitable(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    aged(child, scene, cases, 19..=21, |record| {
        Some(record.suitable == Some(true))
    });
}

/// Share of care leavers of 17 and 18 in a suitable home.
pub static SUITABLE_YOUNGER: Measure = Measure {
    id: "LV06b",
    name: "In a suitable home at 17 and 18",
    asks: "Of the care leavers aged 17 and 18, how many live in a suitable home?",
    better: Better::Higher,
    met: "recorded as living in a suitable home",
    counted: "care leavers aged 17 and 18, those whose home is not known among them",
    judge: Judge::Child(suitable_younger),
    ..HOMES
};

fn suitable_younger(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    aged(child, scene, cases, 17..=18, |record| {
        Some(record.suitable == Some(true))
    });
}

/// Share of care leavers in touch whose home is unsuitable now.
pub static UNSUITABLE_NOW: Measure = Measure {
    id: "LV07",
    name: "Homeless or in an unsuitable home now",
    asks: "Of the care leavers in touch, how many have no home, are in emergency lodgings or custody, or live unsuitably?",
    better: Better::Lower,
    met: "no fixed home, emergency lodgings, bed and breakfast or custody, or recorded as unsuitable",
    counted: "care leavers in touch whose home or its suitability is recorded",
    judge: Judge::Child(unsuitable_now),
    ..HOMES
};

/// Whether a home is unsuitable; `None` where nothing is recorded.
pub(crate) fn unsuitable(record: &LeaverRecord) -> Option<bool> {
    use Accommodation::{S, V, W, X};
    match (record.accommodation, record.suitable) {
        (Some(S | V | W | X), _) | (_, Some(false)) => Some(true),
        (Some(Accommodation::R) | None, None) => None,
        (Some(_), None) | (_, Some(true)) => Some(false),
    }
}

fn unsuitable_now(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_record(child, scene, cases, |_, record| {
        (record.in_touch == Some(InTouch::Yes))
            .then(|| unsuitable(record))
            .flatten()
    });
}

/// Share of those who left a foster home at 18 who live with the same carers.
pub static STAYING_PUT: Measure = Measure {
    id: "LV08",
    name: "Staying put with former foster carers",
    asks: "Of those aged 18 to 20 who were in a foster home until 18, how many live with the same carers?",
    better: Better::Higher,
    met: "living with former foster carers",
    counted: "young people aged 18 to 20 who left care from a foster home on their eighteenth birthday",
    needs: &[
        Fact::Leavers,
        Fact::People,
        Fact::CareEpisodes,
        Fact::Placements,
    ],
    published: Some("StayingPut"),
    judge: Judge::Child(staying_put),
    ..HOMES
};

/// Left care from a foster home on the eighteenth birthday, or the day before or after it.
fn fostered_until_18(child: &History) -> bool {
    let (Some(born), Some(care)) = (child.person.born, child.care.as_deref()) else {
        return false;
    };
    let turned = Day::birthday(born, 18);
    care.periods.iter().any(|period| {
        period.spell.to.is_some_and(|to| {
            to.days_since(turned).abs() <= 1
                && (care.placement_on(to.plus(-1)))
                    .and_then(|placement| placement.kind)
                    .is_some_and(children::codes::PlacementType::is_foster)
        })
    })
}

fn stays(
    child: &History,
    scene: &Scene<'_>,
    cases: &mut Cases<'_>,
    ages: std::ops::RangeInclusive<u8>,
) {
    each_record(child, scene, cases, |day, record| {
        (ages.contains(&child.age_on(day)?) && fostered_until_18(child))
            .then_some(record.accommodation == Some(Accommodation::Z))
    });
}

fn staying_put(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    stays(child, scene, cases, 18..=20);
}

/// The same at 18 alone.
pub static STAYING_PUT_AT_18: Measure = Measure {
    id: "LV08b",
    name: "Staying put at 18",
    asks: "Of those aged 18 who were in a foster home until 18, how many live with the same carers?",
    better: Better::Higher,
    met: "living with former foster carers",
    counted: "young people aged 18 who left care from a foster home on their eighteenth birthday",
    needs: &[
        Fact::Leavers,
        Fact::People,
        Fact::CareEpisodes,
        Fact::Placements,
    ],
    judge: Judge::Child(staying_put_at_18),
    ..HOMES
};

fn staying_put_at_18(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    stays(child, scene, cases, 18..=18);
}

/// Share of care leavers of 17 to 21 in custody.
pub static IN_CUSTODY: Measure = Measure {
    id: "LV13",
    name: "Care leavers in custody",
    asks: "Of the care leavers aged 17 to 21, how many are in custody?",
    met: "in custody",
    counted: "care leavers aged 17 to 21 whose home is recorded",
    judge: Judge::Child(in_custody),
    ..HOMES
};

fn in_custody(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_record(child, scene, cases, |day, record| {
        (17..=21).contains(&child.age_on(day)?).then_some(())?;
        record.accommodation.map(|home| home == Accommodation::X)
    });
}

/// Share of care leavers of 17 to 21 whose home is not known.
pub static HOME_NOT_KNOWN: Measure = Measure {
    id: "LV13b",
    name: "Care leavers whose home is not known",
    asks: "Of the care leavers aged 17 to 21, of how many is it not known where they live?",
    better: Better::Lower,
    met: "home recorded as not known, or not recorded",
    counted: "care leavers aged 17 to 21",
    judge: Judge::Child(home_not_known),
    ..HOMES
};

fn home_not_known(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_record(child, scene, cases, |day, record| {
        (17..=21).contains(&child.age_on(day)?).then_some(matches!(
            record.accommodation,
            None | Some(Accommodation::R)
        ))
    });
}
