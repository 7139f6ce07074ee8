//! From which day to which a strip runs, and the years under it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Size, outside, reads};
use crate::history::History;
use crate::text;
use crate::time::{self, Scale};

/// The room "today" takes to the right of its line.
pub(super) const TODAY_ROOM: f64 = 46.0;

/// From a little before the first thing known to a little after today, with room there for "today" and for words
/// that find none before it.
pub(super) fn scale(history: &History, size: Size) -> Scale {
    let reports = history.reports.iter().map(|r| r.published);
    let visits = history.visits.iter().map(|v| v.when.first());
    let began = reports.chain(visits).min().unwrap_or(history.today);
    let first = began
        .saturating_sub(45.days())
        .min(history.today.saturating_sub(330.days()));
    let narrow = ending_at(history, first, size, TODAY_ROOM);
    ending_at(history, first, size, room_after(history, narrow))
}

/// The scale whose day of today stands this far from the right.
fn ending_at(history: &History, first: Date, size: Size, room: f64) -> Scale {
    let (left, right) = (size.left(), size.width() - 4.0);
    let whole = time::days(first, history.today).max(1.0);
    let after = (whole * room / (right - left - room)).ceil();
    let mut last = history.today;
    let mut added = 0.0;
    while added < after {
        last = last.saturating_add(1.days());
        added += 1.0;
    }
    Scale {
        first,
        last,
        left,
        right,
    }
}

/// How much room words need to the right of today.
fn room_after(history: &History, scale: Scale) -> f64 {
    let today = scale.x(history.today);
    let mut room = TODAY_ROOM;
    for bar in history.bars().iter().filter(|b| b.to == history.today) {
        let inside = today - scale.x(bar.from) - 2.0;
        if !reads(bar.cell.fill, inside) {
            room = room.max(outside(bar.cell.fill) + 14.0);
        }
    }
    for row in &history.rows {
        if let (Some(end), Some(day)) = (&row.end, history.ended(row)) {
            let wide = text::width(&end.words, 14.0, false);
            if scale.x(day) + 6.0 + wide > today - 4.0 {
                room = room.max(wide + 12.0);
            }
        }
    }
    if let Some(era) = history.eras.iter().rev().find(|e| e.from <= history.today) {
        let names = era
            .names
            .iter()
            .map(|name| text::width(name, 14.0, false) + 14.0);
        let least = names.reduce(f64::min).unwrap_or(0.0);
        room = room.max((least - (today - scale.x(era.from))).min(110.0));
    }
    room
}

/// A year under the axis: its number, where it stands, and whether it has room.
pub(in crate::strip) fn years(scale: Scale, today: Date) -> Vec<(i16, f64, bool)> {
    let year = (scale.right - scale.left) * 365.25 / time::days(scale.first, scale.last).max(1.0);
    let every = if year >= 38.0 {
        1
    } else if year >= 19.0 {
        2
    } else {
        5
    };
    scale
        .years()
        .filter(|number| *number <= today.year())
        .map(|number| {
            let from = scale.x(time::first_of(number, 1));
            let to = scale.x(time::first_of(number.saturating_add(1), 1));
            let whole = every > 1 && number % every == 0 && to - from > year * 0.9;
            (
                number,
                f64::midpoint(from, to),
                whole || every == 1 && to - from >= 38.0,
            )
        })
        .collect()
}

/// The first days of years inside the scale, the last of them the one that ends this year.
pub(in crate::strip) fn ticks(scale: Scale, today: Date) -> Vec<Date> {
    scale
        .years()
        .filter(|year| *year <= today.year().saturating_add(1))
        .map(|year| time::first_of(year, 1))
        .filter(|day| *day >= scale.first && *day <= scale.last)
        .collect()
}
