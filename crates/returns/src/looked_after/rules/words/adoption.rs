//! What rules ask of adoption, and of social workers' episodes.

use children::codes::{AdopterSex, AdopterStatus, CeaseReason, PlacementType};
use children::{CollectionYear, Day};

use crate::cell::Cell;
use crate::looked_after::child::Child;
use crate::looked_after::tables::{Ad1, Episode, SwEpisode};
use crate::rule::{Entry, Found};
use crate::rulebook::common::points_where;
use crate::table::Table;

/// Somebody who adopts alone.
pub(in super::super) const ONE_ADOPTER: &[AdopterSex] = &[AdopterSex::M1, AdopterSex::F1];

/// A couple of different sexes.
pub(in super::super) const A_MAN_AND_A_WOMAN: &[AdopterSex] = &[AdopterSex::Mf];

/// A couple of one sex.
pub(in super::super) const TWO_OF_ONE_SEX: &[AdopterSex] = &[AdopterSex::Mm, AdopterSex::Ff];

/// Any couple.
pub(in super::super) const ANY_COUPLE: &[AdopterSex] =
    &[AdopterSex::Mm, AdopterSex::Ff, AdopterSex::Mf];

/// Since when a time with a social worker must say why it began.
pub(in super::super) const REASON_ASKED_SINCE: Day = match Day::new(2023, 4, 1) {
    Some(day) => day,
    None => Day::FIRST,
};

/// Whether both days are known and the first is before the second.
pub(in super::super) fn falls_before(one: &Cell<Day>, other: &Cell<Day>) -> bool {
    let days = one.value().zip(other.value());
    days.is_some_and(|(one, other)| one < other)
}

/// Whether both days are known and are not the same.
pub(in super::super) fn differ(one: &Cell<Day>, other: &Cell<Day>) -> bool {
    let days = one.value().zip(other.value());
    days.is_some_and(|(one, other)| one != other)
}

/// Whether something is given that is no day, not even one with ZZ for the parts that are not known.
pub(in super::super) fn is_no_day(cell: &Cell<Day>) -> bool {
    let known_in_part = |text: &str| {
        let mut lengths = [2, 2, 4].into_iter();
        let fits = |part: &str| {
            let of = |kind: fn(&u8) -> bool| part.as_bytes().iter().all(kind);
            lengths.next() == Some(part.len())
                && (of(u8::is_ascii_digit) || of(|byte| byte.eq_ignore_ascii_case(&b'Z')))
        };
        text.bytes().any(|byte| byte.eq_ignore_ascii_case(&b'Z'))
            && text.split('/').all(fits)
            && text.split('/').count() == 3
    };
    match cell {
        Cell::Unreadable(text) => !known_in_part(text),
        Cell::Blank | Cell::Read(_) => false,
    }
}

/// Whether care ended in adoption.
pub(in super::super) fn ended_in_adoption(stay: &Episode) -> bool {
    stay.rec.is_one_of(&[CeaseReason::E11, CeaseReason::E12])
}

/// Whether care ended in adoption within a year.
pub(in super::super) fn adopted_in(stay: &Episode, year: CollectionYear) -> bool {
    let within = |ended| (year.first()..=year.last()).contains(&ended);
    ended_in_adoption(stay) && stay.dec.value().is_some_and(within)
}

/// Whether the child lived with adopters.
pub(in super::super) fn with_adopters(stay: &Episode) -> bool {
    stay.place.is_one_of(PlacementType::ADOPTERS)
}

/// Which of the six things asked about an adoption are told, readable or not.
pub(in super::super) fn told_of_adoption(row: &Ad1) -> [bool; 6] {
    [
        row.date_int.is_given(),
        row.date_match.is_given(),
        row.foster_care.is_given(),
        row.nb_adoptr.is_given(),
        row.sex_adoptr.is_given(),
        row.ls_adoptr.is_given(),
    ]
}

/// Points to adoptions by people of a legal status whose sex does not go with it.
pub(in super::super) fn status_without_its_sexes(
    child: &Child<'_>,
    found: &mut Found<'_>,
    status: AdopterStatus,
    sexes: &[AdopterSex],
) {
    points_where(&child.this.ad1, found, |row| {
        row.ls_adoptr.is(status) && !row.sex_adoptr.is_one_of(sexes)
    });
}

/// Points to both rows of every pair of which something is so.
pub(in super::super) fn points_to_both<A: Table, B: Table>(
    ones: &[Entry<'_, A>],
    others: &[Entry<'_, B>],
    found: &mut Found<'_>,
    so: impl Fn(&A, &B) -> bool,
) {
    // Each row is pointed to once: a file whose children all go by one identifier makes pairs by the million.
    let mut left: Vec<&Entry<'_, B>> = others.iter().collect();
    for one in ones {
        let before = left.len();
        left.retain(|other| {
            let is_so = so(one, other);
            if is_so {
                found.at(*other);
            }
            !is_so
        });
        if left.len() < before || others.iter().any(|other| so(one, other)) {
            found.at(one);
        }
    }
}

/// The episode that began first, of those of which something is so and whose first day is known.
pub(in super::super) fn earliest_stay<'c, 's>(
    stays: &'c [Entry<'s, Episode>],
    so: impl Fn(&Episode) -> bool,
) -> Option<&'c Entry<'s, Episode>> {
    let dated = |stay: &&Entry<'s, Episode>| stay.decom.value().is_some() && so(stay);
    stays
        .iter()
        .filter(dated)
        .min_by_key(|stay| began_and_ended(stay))
}

/// The episode that began last, of those of which something is so and whose first day is known.
pub(in super::super) fn latest_stay<'c, 's>(
    stays: &'c [Entry<'s, Episode>],
    so: impl Fn(&Episode) -> bool,
) -> Option<&'c Entry<'s, Episode>> {
    let dated = |stay: &&Entry<'s, Episode>| stay.decom.value().is_some() && so(stay);
    stays
        .iter()
        .filter(dated)
        .max_by_key(|stay| began_and_ended(stay))
}

/// Both ends of an episode, to put those in order that began on one day: one that goes on comes last.
fn began_and_ended(stay: &Episode) -> (Option<Day>, Day) {
    (stay.decom.value(), stay.dec.value().unwrap_or(Day::LAST))
}

/// The times with a social worker that began last: several where several began on one day.
pub(in super::super) fn latest_workers<'c, 's>(
    times: &'c [Entry<'s, SwEpisode>],
) -> &'c [Entry<'s, SwEpisode>] {
    let mut by_day = times.chunk_by(|one, other| one.sw_decom.value() == other.sw_decom.value());
    let latest = by_day.next_back().unwrap_or_default();
    match latest.first() {
        Some(time) if time.sw_decom.value().is_some() => latest,
        Some(_) | None => &[],
    }
}
