//! What rules ask of who the child is: ages, identifiers, the same child in two tables.

use children::Day;
use children::codes::{CeaseReason, LegalStatus, PlacementType};

use crate::looked_after::child::Child;
use crate::looked_after::tables::Episode;
use crate::rule::{Entry, Found};
use crate::rulebook::common::points_where;
use crate::table::Table;

/// Points to stays in a placement of this kind that begin before the child has reached an age.
pub(in crate::looked_after::rules) fn placed_before_age(
    years: i32,
    place: PlacementType,
    child: &Child<'_>,
    found: &mut Found<'_>,
) {
    let Some(birthday) = child.born().map(|born| born.plus_years(years)) else {
        return;
    };
    points_where(&child.this.episodes, found, |stay| {
        stay.place.is(place) && stay.decom.value().is_some_and(|began| began < birthday)
    });
}

/// Points to stays that end for one of these reasons before the child has reached an age.
pub(in crate::looked_after::rules) fn left_before_age(
    years: i32,
    reasons: &[CeaseReason],
    child: &Child<'_>,
    found: &mut Found<'_>,
) {
    let Some(birthday) = child.born().map(|born| born.plus_years(years)) else {
        return;
    };
    points_where(&child.this.episodes, found, |stay| {
        stay.rec.is_one_of(reasons) && stay.dec.value().is_some_and(|ended| ended < birthday)
    });
}

/// Points to stays in a placement of this kind that last longer than so many days; one still open lasts to the end of
/// the year.
pub(in crate::looked_after::rules) fn lasts_longer_than(
    days: i32,
    place: PlacementType,
    child: &Child<'_>,
    found: &mut Found<'_>,
) {
    let last = found.collection().last();
    points_where(&child.this.episodes, found, |stay| {
        if !stay.place.is(place) {
            return false;
        }
        let ended = if stay.dec.is_blank() {
            Some(last)
        } else {
            stay.dec.value()
        };
        let lasted = ended.zip(stay.decom.value());
        lasted.is_some_and(|(ended, began)| ended.days_since(began) > days)
    });
}

/// Points to stays of which something is so and, where there are any, to the child's header.
pub(in crate::looked_after::rules) fn points_with_header(
    child: &Child<'_>,
    found: &mut Found<'_>,
    so: impl Fn(&Episode) -> bool,
) {
    let mut any = false;
    for stay in child.this.episodes.iter().filter(|stay| so(stay)) {
        any = true;
        found.at(stay);
    }
    if any {
        child.this.header.iter().for_each(|row| found.at(row));
    }
}

/// Whether the child had any stay this year that is not a short break.
pub(in crate::looked_after::rules) fn had_more_than_breaks(child: &Child<'_>) -> bool {
    let mut stays = child.this.episodes.iter();
    stays.any(|stay| !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS))
}

/// Points to rows of a child who has no header.
pub(in crate::looked_after::rules) fn without_header<T: Table>(
    child: &Child<'_>,
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
) {
    if child.this.header.is_empty() {
        rows.iter().for_each(|row| found.at(row));
    }
}

/// Points to rows whose date of birth is another than the one in the child's header.
pub(in crate::looked_after::rules) fn born_otherwise<T: Table>(
    child: &Child<'_>,
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
    born: impl Fn(&T) -> Option<Day>,
) {
    points_where(rows, found, |row| {
        let Some(born) = born(row) else {
            return false;
        };
        let mut headers = child.this.header.iter();
        headers.any(|header| header.dob.value().is_some_and(|other| other != born))
    });
}

/// Points to the rows of a child who has more than one in a table that takes one.
pub(in crate::looked_after::rules) fn more_than_one<T: Table>(
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
) {
    if rows.len() > 1 {
        rows.iter().for_each(|row| found.at(row));
    }
}
