//! Where everything of a strip stands, before anything is drawn.

use jiff::ToSpan;
use jiff::civil::Date;

use super::labels::{Fitted, Span, fitted, flags};
use crate::history::{Bar, History};
use crate::palette::Fill;
use crate::text;
use crate::time::{self, Scale};

/// The width of the black edge that marks the day.
pub(super) const EDGE: f64 = 5.0;
/// The height of a bar.
pub(super) const BAR: f64 = 44.0;
const PITCH: f64 = 52.0;
/// The room a bar keeps around its word, besides its edge; and the least it can keep.
const AIR: f64 = 9.0;
const BARE: f64 = 4.0;
/// The room "today" takes to the right of its line.
const TODAY_ROOM: f64 = 46.0;

/// How wide a strip is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// For the full width of a page.
    Wide,
    /// For a tablet, and for paper.
    Middle,
}

impl Size {
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Wide => 1140.0,
            Self::Middle => 800.0,
        }
    }

    const fn left(self) -> f64 {
        match self {
            Self::Wide => 196.0,
            Self::Middle => 160.0,
        }
    }
}

/// A bar on paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) bar: Bar,
    pub(super) x: f64,
    pub(super) w: f64,
    pub(super) y: f64,
    pub(super) h: f64,
    /// The grade, and whether it stands inside the bar or beside it, after today.
    pub(super) words: Option<Fitted>,
    pub(super) beside: Option<f64>,
    pub(super) note: Option<(Vec<String>, f64)>,
}

/// Words on paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) words: String,
}

/// The date of a report above the bars.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DateLabel {
    /// The day's place.
    pub(super) day: f64,
    pub(super) span: Span,
    /// The line its date stands on.
    pub(super) y: f64,
    pub(super) date: String,
    pub(super) under: String,
}

impl DateLabel {
    /// The line its last words stand on.
    pub(super) fn foot(&self) -> f64 {
        if self.under.is_empty() {
            self.y
        } else {
            self.y + 18.0
        }
    }

    /// Where the words are fixed, and by which end.
    pub(super) fn anchored(&self) -> (f64, &'static str) {
        if self.span.left < self.day {
            (self.day + 2.0, "end")
        } else {
            (self.day, "start")
        }
    }
}

/// A strip, laid out.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) size: Size,
    pub(super) scale: Scale,
    pub(super) dates: Vec<DateLabel>,
    /// The line the report dates are headed on.
    pub(super) dates_y: f64,
    /// The line "today" stands on.
    pub(super) today_y: f64,
    /// The top of each row.
    pub(super) rows: Vec<f64>,
    pub(super) bars: Vec<Placed>,
    /// What is written where a row has ended.
    pub(super) ends: Vec<(Said, f64)>,
    /// The line of the axis.
    pub(super) axis: f64,
    /// What is said under the picture: a key to letters, and what found no room.
    pub(super) notes: Vec<String>,
}

pub(super) fn lay_out(history: &History, size: Size) -> Layout {
    let scale = scale(history, size);
    let (mut dates, highest) = dates(history, scale);
    let dates_y = 82.0 + highest;
    for label in &mut dates {
        label.y = dates_y - label.y;
    }
    let today_y = dates_y + 18.0;
    let top = dates_y + 32.0;
    let mut rows = Vec::new();
    let mut y = top;
    for (place, row) in history.rows.iter().enumerate() {
        if place > 0 {
            y += if row.apart { PITCH + 10.0 } else { PITCH };
        }
        rows.push(y);
    }
    let mut untold = Vec::new();
    let bars: Vec<Placed> = history
        .bars()
        .into_iter()
        .filter_map(|bar| placed(history, bar, scale, &rows, &mut untold))
        .collect();
    let mut untold = grouped(untold);
    let ends = ends(history, scale, &rows, &bars, &mut untold);
    let mut notes = Vec::from_iter(letters(&bars));
    if !untold.is_empty() {
        notes.push(format!("Too short for words: {}.", untold.join("; ")));
    }
    Layout {
        size,
        scale,
        dates,
        dates_y,
        today_y,
        axis: rows.last().copied().unwrap_or(top) + BAR + 14.0,
        rows,
        bars,
        ends,
        notes,
    }
}

/// From a little before the first thing known to a little after today, with room there for "today" and for words
/// that find none before it.
fn scale(history: &History, size: Size) -> Scale {
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

/// Whether a bar this wide has room for more than letters.
fn reads(fill: Fill, wide: f64) -> bool {
    fitted(fill, wide - EDGE - AIR, wide - EDGE - AIR)
        .is_some_and(|fit| fit.lines.iter().all(|line| line.len() > 3))
}

/// The width of a grade's word beside its bar.
fn outside(fill: Fill) -> f64 {
    let lines = beside(fill).lines;
    lines
        .iter()
        .map(|line| text::width(line, 14.0, true))
        .fold(0.0, f64::max)
}

/// A grade's word beside its bar.
fn beside(fill: Fill) -> Fitted {
    let whole = fill.word();
    let lines = match whole.split_once(' ') {
        Some((first, second)) => vec![first, second],
        None => vec![whole],
    };
    Fitted {
        lines,
        size: 14.0,
        tight: false,
    }
}

/// How much is said above each report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saying {
    /// The date, and a line under it.
    Both,
    /// The date.
    Date,
    /// The month.
    Month,
}

impl Saying {
    /// How far one tier stands above the next.
    const fn tier(self) -> f64 {
        match self {
            Self::Both => 40.0,
            Self::Date | Self::Month => 22.0,
        }
    }
}

/// The date labels, and how far the highest stands above the lowest: as much as fits on two tiers, or else the
/// months on as many as they need.
fn dates(history: &History, scale: Scale) -> (Vec<DateLabel>, f64) {
    let found = [Saying::Both, Saying::Date]
        .into_iter()
        .map(|saying| said(history, scale, saying))
        .find(|(_, highest, saying)| *highest <= saying.tier());
    let (labels, highest, _) = found.unwrap_or_else(|| said(history, scale, Saying::Month));
    (labels, highest)
}

/// The labels, each with its height above the lowest tier as its `y`, and the greatest height.
fn said(history: &History, scale: Scale, saying: Saying) -> (Vec<DateLabel>, f64, Saying) {
    let today = scale.x(history.today);
    let mut labels: Vec<DateLabel> = Vec::new();
    let mut days = Vec::new();
    for report in history.in_order() {
        let day = scale.x(report.published);
        let date = match saying {
            Saying::Both | Saying::Date => time::short(report.published),
            Saying::Month => time::month(report.published),
        };
        if labels.iter().any(|known| known.date == date) {
            continue;
        }
        let under = if saying == Saying::Both {
            report.under.clone()
        } else {
            String::new()
        };
        days.push((
            day,
            text::width(&date, 16.0, true).max(text::width(&under, 14.0, false)),
        ));
        labels.push(DateLabel {
            day,
            span: Span {
                left: day,
                right: day,
            },
            y: 0.0,
            date,
            under,
        });
    }
    // "today" stands on the lowest tier; dates keep clear of it.
    let word = Span {
        left: today,
        right: today + TODAY_ROOM,
    };
    let flags = flags(&days, scale.right + 4.0, word);
    let mut highest = 0.0_f64;
    for (label, flag) in labels.iter_mut().zip(flags) {
        label.span = flag.span;
        label.y = saying.tier() * f64::from(flag.tier);
        highest = highest.max(label.y);
    }
    // A date alone stands where the line under it would.
    if saying != Saying::Both {
        for label in &mut labels {
            label.y -= 18.0;
        }
        highest -= 18.0;
    }
    (labels, highest.max(0.0), saying)
}

fn placed(
    history: &History,
    bar: Bar,
    scale: Scale,
    rows: &[f64],
    untold: &mut Vec<(Date, Fill, String)>,
) -> Option<Placed> {
    let y = *rows.get(bar.cell.row)?;
    let last = *rows.get(bar.cell.row + bar.cell.rows - 1)?;
    let x = scale.x(bar.from);
    let w = (scale.x(bar.to) - x - 2.0).max(EDGE);
    let h = last + BAR - y;
    let room = w - EDGE - AIR;
    let fill = bar.cell.fill;
    let newest = bar.to == history.today;
    let outside_x = scale.x(history.today) + 6.0;
    let (words, beside) =
        if newest && !reads(fill, w) && outside_x + outside(fill) <= scale.right + 4.0 {
            (Some(beside(fill)), Some(outside_x))
        } else {
            (fitted(fill, room, w - EDGE - BARE), None)
        };
    if words.is_none() {
        untold.push((bar.from, fill, history.covered(bar.cell)));
    }
    let note = (bar.cell.rows > 1 && beside.is_none())
        .then(|| together(history, bar, room))
        .flatten();
    Some(Placed {
        bar,
        x,
        w,
        y,
        h,
        words,
        beside,
        note,
    })
}

/// "One grade for … together", as long as there is room for it.
fn together(history: &History, bar: Bar, room: f64) -> Option<(Vec<String>, f64)> {
    let names = history.covered(bar.cell);
    let forms = [
        (vec![format!("One grade for {names} together")], 16.0),
        (vec![format!("One grade for {names}")], 14.0),
        (vec!["One grade for both".to_owned()], 14.0),
        (vec!["One grade".to_owned(), "for both".to_owned()], 14.0),
    ];
    forms
        .into_iter()
        .find(|(lines, size)| lines.iter().all(|l| text::width(l, *size, false) <= room))
}

/// What is written after the last bar of a row that ended, where it fits before or after today's line.
fn ends(
    history: &History,
    scale: Scale,
    rows: &[f64],
    bars: &[Placed],
    untold: &mut Vec<String>,
) -> Vec<(Said, f64)> {
    let today = scale.x(history.today);
    let mut said = Vec::new();
    for (place, (row, y)) in history.rows.iter().zip(rows).enumerate() {
        let (Some(end), Some(day)) = (&row.end, history.ended(row)) else {
            continue;
        };
        let drawn = || bars.iter().filter(|b| b.bar.cell.covers(place));
        if drawn().any(|b| b.bar.from >= day) {
            continue;
        }
        let from = drawn().map(|b| b.x + b.w).fold(scale.x(day), f64::max) + 6.0;
        let fits = |x: f64, wide: f64, to: f64| x + wide <= to;
        let wide = |size| text::width(&end.words, size, false);
        let choice = if fits(from + 20.0, wide(16.0), today - 4.0) {
            Some((from + 20.0, 16.0))
        } else if fits(from, wide(14.0), today - 4.0) {
            Some((from, 14.0))
        } else if fits(from.max(today + 5.0), wide(14.0), scale.right + 4.0) {
            Some((from.max(today + 5.0), 14.0))
        } else {
            None
        };
        match choice {
            Some((x, size)) => said.push((
                Said {
                    x,
                    y: y + BAR / 2.0 + 5.5,
                    words: end.words.clone(),
                },
                size,
            )),
            None => untold.push(format!("{}: {}", row.label, text::lower_first(&end.words))),
        }
    }
    said
}

/// The key to the letters that bars too narrow for words carry.
fn letters(bars: &[Placed]) -> Option<String> {
    let mut used: Vec<(Fill, &'static str)> = bars
        .iter()
        .filter_map(|bar| Some((bar.bar.cell.fill, bar.words.as_ref()?)))
        .filter(|(_, words)| words.is_letters())
        .filter_map(|(fill, words)| Some((fill, *words.lines.first()?)))
        .collect();
    used.sort_unstable();
    used.dedup();
    let said: Vec<String> = used
        .iter()
        .map(|(fill, letters)| format!("{letters} {}", fill.lower()))
        .collect();
    (!said.is_empty()).then(|| format!("In narrow bars: {}.", said.join(", ")))
}

/// What found no room, said by report: "28 Sep 2016: good for adoption and leaders".
fn grouped(mut untold: Vec<(Date, Fill, String)>) -> Vec<String> {
    untold.sort();
    untold
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .filter_map(|same| {
            let (day, fill, _) = same.first()?;
            let names: Vec<String> = same.iter().map(|(_, _, name)| name.clone()).collect();
            Some(format!(
                "{}: {} for {}",
                time::short(*day),
                fill.lower(),
                text::list(&names)
            ))
        })
        .collect()
}

/// A year under the axis: its number, where it stands, and whether it has room.
pub(super) fn years(scale: Scale, today: Date) -> Vec<(i16, f64, bool)> {
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
pub(super) fn ticks(scale: Scale, today: Date) -> Vec<Date> {
    scale
        .years()
        .filter(|year| *year <= today.year().saturating_add(1))
        .map(|year| time::first_of(year, 1))
        .filter(|day| *day >= scale.first && *day <= scale.last)
        .collect()
}

#[cfg(test)]
mod tests;
