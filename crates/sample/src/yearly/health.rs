//! What the return asks of the health of children in care throughout a year.

use children::codes::{Flag, NoScore};
use children::{CollectionYear, Day};
use returns::cell::Cell;
use returns::looked_after::tables::Oc2;

use super::told::Told;
use crate::chance::Chance;

/// The row of a child in care all year.
pub(super) fn of_year(told: &Told, year: CollectionYear) -> Oc2 {
    let (first, last) = (year.first(), year.last());
    let mut chance = Chance::of(told.number, 61, u64::from(year.0.unsigned_abs()));
    let within = |day: Day| first <= day && day <= last;
    let is_scored = told.is(4, last) && !told.is(17, first.plus(-1));
    let score = told
        .scores
        .iter()
        .rev()
        .find(|(day, _)| within(*day))
        .map(|(_, score)| *score)
        .filter(|_| is_scored);
    let misused = told
        .misused
        .iter()
        .rev()
        .find(|(day, _)| within(*day))
        .map(|(_, helped)| *helped);
    let mut likely = |share| flag(chance.percent(share));
    Oc2 {
        child: Cell::Read(told.id.clone()),
        dob: Cell::Read(told.born),
        sdq_score: score.into(),
        sdq_reason: if is_scored && score.is_none() {
            NoScore::Sdq4.into()
        } else {
            Cell::Blank
        },
        convicted: if told.is(10, last) {
            flag(told.convicted.iter().any(|day| within(*day)))
        } else {
            Cell::Blank
        },
        health_check: if told.is(5, last) {
            Cell::Blank
        } else {
            likely(88)
        },
        immunisations: likely(86),
        teeth_check: likely(78),
        health_assessment: likely(89),
        substance_misuse: flag(misused.is_some()),
        intervention_received: misused.map_or(Cell::Blank, flag),
        intervention_offered: if misused == Some(false) {
            likely(70)
        } else {
            Cell::Blank
        },
        ..Oc2::default()
    }
}

/// Yes or no.
pub(super) fn flag(yes: bool) -> Cell<returns::cell::Exact<Flag>> {
    if yes { Flag::Yes } else { Flag::No }.into()
}
