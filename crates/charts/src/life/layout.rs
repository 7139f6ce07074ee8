//! Where the lanes of a life stand.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Bar, Lane, Life, Mark};
use crate::text;
use crate::time::{self, Scale};

/// How much room a drawing has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    Wide,
    Middle,
}

impl Size {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Middle => "middle",
        }
    }

    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Wide => 1140.0,
            Self::Middle => 740.0,
        }
    }

    /// Where the days begin: to the left stand the names of the lanes.
    const fn left(self) -> f64 {
        match self {
            Self::Wide => 150.0,
            Self::Middle => 112.0,
        }
    }
}

/// The height of a bar, of a line of bars, and of a line of marks.
pub(super) const BAR: f64 = 26.0;
const PITCH: f64 = 30.0;
const MARKS: f64 = 24.0;
/// How many bars stand over one another at most.
const MOST: usize = 8;
/// The narrowest bar.
const LEAST: f64 = 4.0;
/// The size of words in bars.
pub(super) const FONT: f64 = 14.0;
/// The width of a hatched edge.
pub(super) const HATCH: f64 = 14.0;

/// A bar on paper.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a> {
    pub(super) bar: &'a Bar,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    /// Its words and where they begin.
    pub(super) words: Option<(String, f64)>,
    /// Whether the words stand inside the bar.
    pub(super) inside: bool,
}

/// A mark on paper.
#[derive(Debug, Clone)]
pub(super) struct Point<'a> {
    pub(super) mark: &'a Mark,
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A lane on paper.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    pub(super) lane: &'a Lane,
    pub(super) names: Vec<String>,
    pub(super) top: f64,
    pub(super) bars: Vec<Placed<'a>>,
    pub(super) marks: Vec<Point<'a>>,
}

/// A life, laid out.
#[derive(Debug, Clone)]
pub(super) struct Layout<'a> {
    pub(super) size: Size,
    pub(super) scale: Scale,
    pub(super) rows: Vec<Row<'a>>,
    /// The line of the axis.
    pub(super) axis: f64,
    pub(super) ticks: Vec<(f64, String)>,
    /// Bars for which there was no room.
    pub(super) left_out: usize,
}

pub(super) const TOP: f64 = 26.0;

pub(super) fn lay_out(life: &Life, size: Size) -> Layout<'_> {
    let scale = scale(life, size);
    let mut y = TOP;
    let mut left_out = 0;
    let mut rows = Vec::new();
    for lane in &life.lanes {
        let top = y;
        let (bars, lines, out) = bars(lane, life.today, scale, top + 5.0);
        left_out += out;
        y = top + 5.0 + PITCH * text::many(lines);
        let marks = if lane.marks.is_empty() {
            Vec::new()
        } else {
            y += MARKS;
            points(lane, scale, y - MARKS / 2.0 - 1.0)
        };
        let names = names(lane, size.left() - 10.0);
        y = y
            .max(top + 9.0 + 18.0 * text::many(names.len()))
            .max(top + 5.0 + PITCH)
            + 4.0;
        rows.push(Row {
            lane,
            names,
            top,
            bars,
            marks,
        });
    }
    Layout {
        size,
        scale,
        rows,
        axis: y + 4.0,
        ticks: ticks(scale),
        left_out,
    }
}

/// Three lines at most.
fn names(lane: &Lane, most: f64) -> Vec<String> {
    text::wrapped(&lane.label, most, 15.0, true)
        .into_iter()
        .take(3)
        .map(|line| text::cut(&line, most, 15.0, true))
        .collect()
}

/// From the first day there is to today, or as far after as something is planned; a wrong date of long ago must not
/// press all else into a corner, so thirty years at most.
fn scale(life: &Life, size: Size) -> Scale {
    let today = life.today;
    let earliest = today.saturating_sub(30.years());
    let latest = today.saturating_add(1.year());
    let bars = life.lanes.iter().flat_map(|lane| &lane.bars);
    let marks = life.lanes.iter().flat_map(|lane| &lane.marks);
    let days: Vec<Date> = bars
        .flat_map(|bar| [bar.from, bar.to])
        .flatten()
        .chain(marks.map(|mark| mark.on))
        .map(|day| day.clamp(earliest, latest))
        .collect();
    let least = today.saturating_sub(90.days());
    Scale {
        first: days.iter().copied().min().unwrap_or(least).min(least),
        last: days.iter().copied().max().unwrap_or(today).max(today),
        left: size.left(),
        right: size.width() - 24.0,
    }
}

/// The bars of a lane, those at the same time below one another; how many lines they need; how many found none.
fn bars(lane: &Lane, today: Date, scale: Scale, top: f64) -> (Vec<Placed<'_>>, usize, usize) {
    let mut ordered: Vec<&Bar> = lane.bars.iter().collect();
    ordered.sort_by_key(|bar| (bar.from, bar.to.is_none(), bar.to));
    let mut lines: Vec<Vec<Placed<'_>>> = Vec::new();
    let mut left_out = 0;
    for bar in ordered {
        let begins = bar.from.map_or(scale.left, |day| scale.x(day));
        let ends = scale.x(bar.to.unwrap_or(today)).max(begins + LEAST);
        // A bar that would be too short to see at the right end is moved in.
        let x = begins.min(scale.right - LEAST);
        let w = (ends - x - 1.0).clamp(LEAST, (scale.right - x).max(LEAST));
        let free =
            |line: &Vec<Placed<'_>>| line.last().is_none_or(|last| last.x + last.w <= x + 0.5);
        let line = match lines.iter().position(free) {
            Some(line) => line,
            None if lines.len() < MOST => {
                lines.push(Vec::new());
                lines.len() - 1
            }
            None => {
                left_out += 1;
                continue;
            }
        };
        if let Some(placed) = lines.get_mut(line) {
            placed.push(Placed {
                bar,
                x,
                y: top + PITCH * text::many(line),
                w,
                words: None,
                inside: false,
            });
        }
    }
    for line in &mut lines {
        let next: Vec<f64> = line
            .iter()
            .skip(1)
            .map(|placed| placed.x)
            .chain([scale.right + 20.0])
            .collect();
        for (placed, until) in line.iter_mut().zip(next) {
            (placed.words, placed.inside) = words(placed, until);
        }
    }
    let count = lines.len();
    (lines.into_iter().flatten().collect(), count, left_out)
}

/// What stands in a bar or beside it: all of it, or as much as there is room for.
fn words(placed: &Placed<'_>, until: f64) -> (Option<(String, f64)>, bool) {
    let bar = placed.bar;
    let told = |label: &str| match (&bar.conflict, label.is_empty()) {
        (Some(_), true) => "sources disagree".to_owned(),
        (Some(_), false) => format!("{label}, sources disagree"),
        (None, _) => label.to_owned(),
    };
    let hatched = if bar.conflict.is_some() { HATCH } else { 0.0 };
    let (begins, room) = (placed.x + 6.0 + hatched, placed.w - 12.0 - 2.0 * hatched);
    let (after, beside) = (
        placed.x + placed.w + 5.0,
        until - placed.x - placed.w - 10.0,
    );
    let wide = |words: &str| text::width(words, FONT, false);
    let whole = told(&bar.label);
    if whole.is_empty() {
        return (None, false);
    }
    if wide(&whole) <= room {
        return (Some((whole, begins)), true);
    }
    if wide(&whole) <= beside {
        return (Some((whole, after)), false);
    }
    if bar.conflict.is_some() {
        let short = "sources disagree".to_owned();
        if wide(&short) <= room {
            return (Some((short, begins)), true);
        }
        if wide(&short) <= beside {
            return (Some((short, after)), false);
        }
    }
    if room >= 56.0 {
        return (
            Some((text::cut(&bar.label, room, FONT, false), begins)),
            true,
        );
    }
    (None, false)
}

fn points(lane: &Lane, scale: Scale, y: f64) -> Vec<Point<'_>> {
    let mut marks: Vec<&Mark> = lane.marks.iter().collect();
    marks.sort_by_key(|mark| (mark.on, mark.kind));
    marks
        .into_iter()
        .map(|mark| Point {
            mark,
            x: scale.x(mark.on),
            y,
        })
        .collect()
}

/// The years under the picture, or the months of a short life, as many as have room.
fn ticks(scale: Scale) -> Vec<(f64, String)> {
    let months = time::days(scale.first, scale.last) / 30.44;
    let step_for = |steps: &[i16], wide: f64| {
        let pitch = (scale.right - scale.left) / months.max(1.0);
        steps
            .iter()
            .copied()
            .find(|step| pitch * f64::from(*step) >= wide + 14.0)
            .unwrap_or(360)
    };
    if months >= 24.0 {
        let step = step_for(&[12, 24, 60, 120], text::width("2026", FONT, false)) / 12;
        return scale
            .years()
            .filter(|year| year.rem_euclid(step) == 0)
            .map(|year| (time::first_of(year, 1), year.to_string()))
            .filter(|(day, _)| *day >= scale.first && *day <= scale.last)
            .map(|(day, said)| (scale.x(day), said))
            .collect();
    }
    let step = step_for(&[1, 2, 3, 6, 12], text::width("May 2026", FONT, false));
    scale
        .years()
        .flat_map(|year| (1_i8..=12).map(move |month| (year, month)))
        .filter(|(_, month)| i16::from(*month - 1) % step == 0)
        .map(|(year, month)| time::first_of(year, month))
        .filter(|day| *day >= scale.first && *day <= scale.last)
        .map(|day| (scale.x(day), time::month(day)))
        .collect()
}
