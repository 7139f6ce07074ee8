//! Where everything of a strip stands, before anything is drawn.

use jiff::civil::Date;

use super::labels::{Fitted, fitted};
use crate::history::{Bar, History};
use crate::palette::Fill;
use crate::text;
use crate::time::{self, Scale};

mod dates;
mod scale;

use dates::{DateLabel, dates};
use scale::scale;
pub(super) use scale::{ticks, years};

/// The width of the black edge that marks the day.
pub(super) const EDGE: f64 = 5.0;
/// The height of a bar.
pub(super) const BAR: f64 = 44.0;
const PITCH: f64 = 52.0;
/// The room a bar keeps around its word, besides its edge; and the least it can keep.
const AIR: f64 = 9.0;
const BARE: f64 = 6.0;

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

    /// Where the days begin: to the left stand the names of the rows.
    pub(super) const fn left(self) -> f64 {
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
    untold.sort_by_key(|(day, fill, _)| (*day, *fill));
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

#[cfg(test)]
mod tests;
