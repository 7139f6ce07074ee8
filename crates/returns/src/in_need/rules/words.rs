//! What rules of the census ask alike.

use children::{Day, Span};

use crate::cell::{Cell, IsoDay};
use crate::in_need::child::{Child, Episode};
use crate::rule::{Entry, Found};
use crate::rulebook::common::{Spans, points_where};
use crate::table::Table;

pub(super) mod days;
pub(super) mod pupil_number;
pub(super) mod rows;

/// Whether a date is given and is no day of a time.
pub(super) fn is_outside(date: &Cell<IsoDay>, span: Span) -> bool {
    date.is_given() && !date.day().is_some_and(|day| span.contains(day))
}

/// From the first day of something to the last before it ended; to a last day where it goes on.
pub(super) fn half_open(start: Day, end: Option<Day>, last: Day) -> Span {
    Span {
        first: start,
        last: end.map_or(last, |end| end.plus(-1)),
    }
}

/// Points to rows of an episode dated before its referral, and to the referral.
pub(super) fn before_referral<'e, 's: 'e, T: Table>(
    episode: &'e Episode<'s>,
    rows: impl Iterator<Item = &'e Entry<'s, T>>,
    found: &mut Found<'_>,
    date: impl Fn(&T) -> Option<Day>,
) {
    let (Some(details), Some(referred)) = (&episode.details, episode.referred()) else {
        return;
    };
    let mut any = false;
    for row in rows {
        if date(row).is_some_and(|day| day < referred) {
            found.at(row);
            any = true;
        }
    }
    if any {
        found.at(details);
    }
}

/// Points to rows dated after the child's death, and to the death.
pub(super) fn after_death<'e, 's: 'e, T: Table>(
    child: &'e Child<'s>,
    rows: impl Iterator<Item = &'e Entry<'s, T>>,
    found: &mut Found<'_>,
    date: impl Fn(&T) -> Option<Day>,
) {
    let deaths = child.identifiers.iter();
    let Some(died) = deaths.filter_map(|who| who.person_death_date.day()).min() else {
        return;
    };
    let mut latest = died;
    for row in rows {
        if let Some(day) = date(row).filter(|day| *day > died) {
            found.at(row);
            latest = latest.max(day);
        }
    }
    points_where(&child.identifiers, found, |who| {
        who.person_death_date
            .day()
            .is_some_and(|died| died < latest)
    });
}

/// Points to rows that start within others, first and last day included, and to those others.
pub(super) fn overlapping_within<'e, 's: 'e, T: Table>(
    rows: impl Iterator<Item = &'e Entry<'s, T>> + Clone,
    found: &mut Found<'_>,
    days: impl Fn(&T) -> Option<(Day, Day)>,
) {
    if rows.clone().nth(1).is_none() {
        return;
    }
    let mut times: Vec<(Day, Day, &Entry<'s, T>)> = rows
        .filter_map(|row| {
            let (start, end) = days(row)?;
            Some((start, end, row))
        })
        .collect();
    times.sort_by_key(|(start, ..)| *start);
    // The latest end of what started no later, and the one before it, each with its place: one of the two is another's.
    let mut latest: [Option<(Day, usize)>; 2] = [None; 2];
    let mut next = 0;
    for (at, (start, end, row)) in times.iter().enumerate() {
        while let Some((_, end, _)) = times.get(next).filter(|(other, ..)| other <= start) {
            let ended = Some((*end, next));
            if ended > latest[0] {
                latest = [ended, latest[0]];
            } else if ended > latest[1] {
                latest[1] = ended;
            }
            next += 1;
        }
        let mut others = latest.iter().flatten().filter(|(_, of)| *of != at);
        let within_other = others.any(|(ended, _)| ended >= start);
        let begun = times.partition_point(|(other, ..)| other <= end);
        let before = times.partition_point(|(other, ..)| other < start);
        let within_it = begun.saturating_sub(before);
        if within_other || within_it > usize::from(start <= end) {
            found.at(row);
        }
    }
}

/// Points to rows that start within others of another kind, and to those others.
pub(super) fn starting_within<'e, 's: 'e, T: Table, U: Table>(
    found: &mut Found<'_>,
    (rows, start): (
        impl Iterator<Item = &'e Entry<'s, T>> + Clone,
        impl Fn(&T) -> Option<Day>,
    ),
    (others, span): (
        impl Iterator<Item = &'e Entry<'s, U>> + Clone,
        impl Fn(&U) -> Option<Span>,
    ),
) {
    if rows.clone().next().is_none() || others.clone().next().is_none() {
        return;
    }
    let spans = others.clone().filter_map(|other| span(other));
    let spans = Spans::of(
        spans
            .filter(|span| span.first <= span.last)
            .map(|span| [Some(span.first), Some(span.last)]),
    );
    let mut starts: Vec<Day> = rows.clone().filter_map(|row| start(row)).collect();
    starts.sort_unstable();
    for row in rows {
        if start(row).is_some_and(|day| spans.hold(day)) {
            found.at(row);
        }
    }
    for other in others {
        let held = span(other).is_some_and(|span| {
            let first = starts.partition_point(|day| *day < span.first);
            starts.get(first).is_some_and(|day| *day <= span.last)
        });
        if held {
            found.at(other);
        }
    }
}
