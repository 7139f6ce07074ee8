//! Where the rows of a comparison stand.

use super::{Comparison, Row, Standing};
use crate::text;
use crate::value::{Axis, drawable};

/// How much room a drawing has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// Half a page, or a tablet.
    Half,
    /// A phone: each name on a line of its own.
    Slim,
}

/// A row on paper.
pub(crate) struct Placed<'a> {
    pub(crate) row: &'a Row,
    /// Where its value stands; none without one.
    pub(crate) x: Option<f64>,
    /// The line its value stands on.
    pub(crate) y: f64,
    /// Where its number begins.
    pub(crate) number: f64,
    pub(super) names: Vec<String>,
    pub(super) named_at: f64,
    pub(super) aside: String,
}

/// A comparison on paper.
pub(crate) struct Layout<'a> {
    pub(crate) rows: Vec<Placed<'a>>,
    pub(crate) size: Size,
    pub(crate) left: f64,
    pub(crate) axis: Axis,
    pub(crate) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Size {
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Half => 540.0,
            Self::Slim => 358.0,
        }
    }

    pub(super) const fn font(self) -> f64 {
        match self {
            Self::Half => 16.0,
            Self::Slim => 15.0,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Slim => "slim",
        }
    }
}

/// The size of words at the right.
pub(super) const ASIDE: f64 = 14.0;

impl Layout<'_> {
    pub(crate) fn x(&self, value: f64) -> f64 {
        self.left + (self.right - self.left) * self.axis.part(value)
    }
}

/// Where everything stands; `from_zero` for bars, `clear` between a value's place and its number.
pub(crate) fn lay_out(all: &Comparison, size: Size, from_zero: bool, clear: f64) -> Layout<'_> {
    let line = all.line.as_ref().and_then(|l| drawable(l.value));
    let values = all.rows.iter().filter_map(|r| r.value.value()).chain(line);
    let axis = Axis::around(
        values,
        all.unit,
        if size == Size::Half { 4.0 } else { 3.0 },
        from_zero,
    );
    let font = size.font();
    let number = all
        .rows
        .iter()
        .filter_map(|r| r.value.value())
        .map(|v| text::width(&all.unit.short(v), font, true))
        .fold(0.0, f64::max);
    let asides: Vec<String> = all
        .rows
        .iter()
        .map(|r| text::cut(&r.aside(), 128.0, ASIDE, false))
        .collect();
    let aside = asides
        .iter()
        .map(|a| text::width(a, ASIDE, false))
        .fold(0.0, f64::max);
    let (left, right) = match size {
        Size::Half => (190.0, size.width() - aside - 12.0 - number - clear),
        Size::Slim => (8.0, size.width() - number - clear - 2.0),
    };
    let part = |value: f64| left + (right - left) * axis.part(value);
    let top = 26.0;
    let mut y = top;
    let rows = all
        .rows
        .iter()
        .zip(asides)
        .map(|(row, aside)| {
            let strong = row.standing == Standing::Own;
            let (room, most) = match size {
                Size::Half => (left - 12.0, 3),
                Size::Slim => (size.width() - text::width(&aside, ASIDE, false) - 10.0, 2),
            };
            let names = fitted(
                text::wrapped(&row.label, room, font, strong),
                most,
                |line| text::cut(line, room, font, strong),
            );
            let more = 18.0 * text::many(names.len().saturating_sub(1));
            let (named_at, tall, middle) = match size {
                Size::Half => {
                    let middle = y + 16.0 + more / 2.0;
                    (middle + font / 3.0 - more / 2.0, 32.0 + more, middle)
                }
                Size::Slim => (y + 18.0, 50.0 + more, y + 35.0 + more),
            };
            y += tall;
            let x = row.value.value().map(part);
            Placed {
                row,
                x,
                y: middle,
                number: x.unwrap_or(left) + clear,
                names,
                named_at,
                aside,
            }
        })
        .collect();
    Layout {
        rows,
        size,
        left,
        axis,
        right,
        top,
        bottom: y + 2.0,
    }
}

/// So many lines at most, each cut to the room there is.
fn fitted(lines: Vec<String>, most: usize, cut: impl Fn(&str) -> String) -> Vec<String> {
    let mut lines = lines.into_iter();
    let mut kept: Vec<String> = lines.by_ref().take(most).collect();
    let rest: Vec<String> = lines.collect();
    if let Some(last) = kept.last_mut() {
        for word in &rest {
            last.push(' ');
            last.push_str(word);
        }
    }
    kept.iter().map(|line| cut(line)).collect()
}
