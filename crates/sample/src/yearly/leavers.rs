//! Care leavers on their nineteenth birthday, who stayed in care until they were grown.

use children::CollectionYear;
use children::codes::{CeaseReason, Code, InTouch, LeaverAccommodation, LeaverActivity};
use returns::cell::Cell;
use returns::looked_after::tables::Oc3;

use super::stays::{self, InCare};
use super::told::Told;

/// Days in care after fourteen that make a care leaver: thirteen weeks, and a few for the days of coming and going.
const ENOUGH: i32 = 100;

/// The row of a young person who left care last year and turns nineteen this year.
pub(super) fn of_year(told: &Told, all: &[InCare], year: CollectionYear) -> Option<Oc3> {
    let before = CollectionYear(year.0 - 1);
    let nineteen = told.turns(19);
    if told.unaccompanied || nineteen < year.first() || nineteen > year.last() {
        return None;
    }
    // Of a leaver it must not be said whether she is a mother, and of a mother it must be said again.
    if told.mother_since.is_some() {
        return None;
    }
    // Nothing but what the two returns show is known to whoever checks them.
    let shown = stays::of_year(&stays::as_of(all, before), before);
    let last = &shown.last()?.stay;
    let left = last.to?;
    // Care that another council took over, or that ended in adoption, is followed by no one here.
    if matches!(
        last.ended,
        Some(CeaseReason::E11 | CeaseReason::E12 | CeaseReason::E2 | CeaseReason::E3)
    ) {
        return None;
    }
    if left < told.turns(18) || left > before.last() {
        return None;
    }
    let fourteen = told.turns(14);
    let days: i32 = shown
        .iter()
        .filter_map(|episode| Some(episode.stay.to?.days_since(episode.stay.from.max(fourteen))))
        .sum();
    let stayed_later = all
        .iter()
        .any(|care| care.to().is_none_or(|to| to >= year.first()));
    if days < ENOUGH || stayed_later {
        return None;
    }
    Some(row(told))
}

fn row(told: &Told) -> Oc3 {
    let leaver = told.leaver.as_ref();
    let in_touch = leaver
        .and_then(|leaver| InTouch::from_code(leaver.in_touch))
        .unwrap_or(InTouch::Yes);
    let (activity, home) = if in_touch == InTouch::Yes {
        (
            leaver
                .and_then(|leaver| LeaverActivity::from_code(leaver.activity?))
                .unwrap_or(LeaverActivity::F2),
            leaver
                .and_then(|leaver| LeaverAccommodation::from_code(&leaver.home))
                .unwrap_or(LeaverAccommodation::U1),
        )
    } else {
        (LeaverActivity::NotGiven, LeaverAccommodation::NotGiven)
    };
    Oc3 {
        child: Cell::Read(told.id.clone()),
        dob: Cell::Read(told.born),
        in_touch: in_touch.into(),
        activ: activity.into(),
        accom: home.into(),
        ..Oc3::default()
    }
}
