//! What rules ask between two years, of missing episodes and of places.

use children::Day;
use children::codes::Code;

use crate::cell::{Cell, Exact, Text};
use crate::looked_after::LookedAfter;
use crate::looked_after::child::{Child, YearRows};
use crate::looked_after::tables::{Episode, Header, Provider};
use crate::rule::{Entry, Found};
use crate::rulebook::common::points_where;

/// Whether two cells say something else: two blanks are alike, and what cannot be read is compared as written.
pub(in super::super) fn says_otherwise<T: PartialEq>(one: &Cell<T>, other: &Cell<T>) -> bool {
    match (one, other) {
        (Cell::Unreadable(one), Cell::Unreadable(other)) => {
            !one.trim().eq_ignore_ascii_case(other.trim())
        }
        (Cell::Blank | Cell::Read(_) | Cell::Unreadable(_), _) => one != other,
    }
}

/// Whether two cells hold another text: two blanks are alike, and letters compare whatever their case.
pub(in super::super) fn reads_otherwise(one: &Cell<Text>, other: &Cell<Text>) -> bool {
    !one.text().eq_ignore_ascii_case(other.text())
}

/// What was written for a code, one of the set or not.
pub(in super::super) fn as_coded<C: Code>(cell: &Cell<Exact<C>>) -> &str {
    match cell {
        Cell::Blank => "",
        Cell::Read(Exact(code)) => code.code(),
        Cell::Unreadable(text) => text.trim(),
    }
}

/// The episodes the year begins with: the earliest, and any other that starts on the same day.
pub(in super::super) fn year_begins_with<'c, 's>(
    rows: &'c YearRows<'s>,
) -> &'c [Entry<'s, Episode>] {
    let undated = rows
        .episodes
        .partition_point(|stay| stay.decom.value().is_none());
    let dated = rows.episodes.get(undated..).unwrap_or_default();
    let first = dated.first().and_then(|stay| stay.decom.value());
    let on_that_day = dated.partition_point(|stay| stay.decom.value() <= first);
    dated.get(..on_that_day).unwrap_or_default()
}

/// The episodes the year ends with: the latest, and any other that starts on the same day.
pub(in super::super) fn year_ends_with<'c, 's>(rows: &'c YearRows<'s>) -> &'c [Entry<'s, Episode>] {
    let last = rows.episodes.last().and_then(|stay| stay.decom.value());
    if last.is_none() {
        return &[];
    }
    let before = rows
        .episodes
        .partition_point(|stay| stay.decom.value() < last);
    rows.episodes.get(before..).unwrap_or_default()
}

/// Points to the episode this year begins with where last year ended with an open one and the two do not agree.
pub(in super::super) fn unless_carried_over(
    child: &Child<'_>,
    found: &mut Found<'_>,
    agree: impl Fn(&Episode, &Episode) -> bool,
) {
    let mut open = year_ends_with(&child.last)
        .iter()
        .filter(|stay| stay.dec.is_blank())
        .peekable();
    if open.peek().is_none() {
        return;
    }
    let first = year_begins_with(&child.this);
    if !open.any(|before| first.iter().any(|now| agree(now, before))) {
        first.iter().for_each(|stay| found.at(stay));
    }
}

/// Whether two distances in miles are 0.2 or more apart, or only one is known. They are known to a tenth.
pub(in super::super) fn farther_or_nearer(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() > 0.15,
        (None, None) => false,
        (Some(_), None) | (None, Some(_)) => true,
    }
}

/// Points to the child's rows of this year's header that every row of last year's contradicts.
pub(in super::super) fn contradicts_last_year(
    child: &Child<'_>,
    found: &mut Found<'_>,
    contradicts: impl Fn(&Header, &Header) -> bool,
) {
    let before = &child.last.header;
    if !before.is_empty() {
        points_where(&child.this.header, found, |now| {
            before.iter().all(|before| contradicts(now, before))
        });
    }
}

/// Whether a child of the header is named as unaccompanied and seeking asylum.
pub(in super::super) fn named_unaccompanied(rows: &YearRows<'_>) -> bool {
    !rows.uasc.is_empty() && !rows.header.is_empty()
}

/// Whether this year's or last year's table of unaccompanied children tells something of the child.
pub(in super::super) fn known_as_unaccompanied(child: &Child<'_>) -> bool {
    [&child.this, &child.last].into_iter().any(|year| {
        year.uasc
            .iter()
            .any(|row| row.sex.is_given() || row.dob.is_given() || row.duc.is_given())
    })
}

/// The registration number of the home an episode is placed in; nothing where there is none, or it is said that the
/// home has none.
pub(in super::super) fn registration(stay: &Episode) -> Option<&str> {
    let urn = stay.urn.text();
    (!urn.is_empty() && !urn.eq_ignore_ascii_case("XXXXXXX")).then_some(urn)
}

/// Points to episodes in a registered home of which the list of providers has no row that fits.
pub(in super::super) fn unless_home_fits(
    child: &Child<'_>,
    found: &mut Found<'_>,
    fits: impl Fn(&Episode, &Provider) -> bool,
) {
    points_where(&child.this.episodes, found, |stay| {
        registration(stay).is_some_and(|urn| !child.of.homes(urn).any(|home| fits(stay, home)))
    });
}

/// Whether a home is listed and every row of it has closed too early.
pub(in super::super) fn closed_too_early(
    all: &LookedAfter,
    urn: &str,
    too_early: impl Fn(Day) -> bool,
) -> bool {
    let mut homes = all.homes(urn).peekable();
    homes.peek().is_some() && homes.all(|home| home.reg_end.value().is_some_and(&too_early))
}

/// Whether a list of codes with commas between holds a code.
pub(in super::super) fn lists(codes: &str, code: &str) -> bool {
    !code.is_empty()
        && codes
            .split(',')
            .any(|each| each.trim().eq_ignore_ascii_case(code))
}

/// Periods of care as missing episodes are held against them: episodes of which each begins no later than the one
/// before ended. Each with its first day and, unless it is open, its last.
pub(in super::super) fn stretches_of_care(rows: &YearRows<'_>) -> Vec<(Day, Option<Day>)> {
    let mut stretches: Vec<(Day, Option<Day>)> = Vec::new();
    for same_day in rows
        .episodes
        .chunk_by(|one, other| one.decom.value() == other.decom.value())
    {
        let Some(began) = same_day.first().and_then(|stay| stay.decom.value()) else {
            continue;
        };
        // Of episodes that begin on one day, an open one lasts longest.
        let ended = same_day
            .iter()
            .map(|stay| stay.dec.value())
            .max_by_key(|ended| ended.unwrap_or(Day::LAST))
            .flatten();
        match stretches.last_mut() {
            Some((_, last)) if last.is_none_or(|last| began <= last) => *last = ended,
            Some(_) | None => stretches.push((began, ended)),
        }
    }
    stretches
}
