//! Where everything of a control chart stands.

use super::{Limits, Mark, Segment, Series};
use crate::text;
use crate::value::{Axis, Unit, drawable};

/// How much room a drawing has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    Wide,
    Middle,
    Narrow,
    /// Half a page of a paper.
    Paper,
    /// A card among others.
    Small,
}

impl Size {
    /// The ids of the drawing begin with the page's id and this.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Middle => "middle",
            Self::Narrow => "narrow",
            Self::Paper => "paper",
            Self::Small => "small",
        }
    }

    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Wide => 1140.0,
            Self::Middle => 740.0,
            Self::Narrow => 358.0,
            // A pixel is three quarters of a point: the width of the text on A4.
            Self::Paper => 642.0,
            Self::Small => 330.0,
        }
    }

    /// The height of the part with the values.
    const fn tall(self) -> f64 {
        match self {
            Self::Wide => 324.0,
            Self::Middle => 280.0,
            Self::Narrow => 214.0,
            Self::Paper => 165.0,
            Self::Small => 69.0,
        }
    }

    /// The size of words.
    pub(super) const fn font(self) -> f64 {
        match self {
            Self::Wide | Self::Middle | Self::Paper => 15.0,
            Self::Narrow | Self::Small => 13.0,
        }
    }

    const fn ring(self) -> f64 {
        match self {
            Self::Wide => 3.6,
            Self::Middle | Self::Paper => 3.3,
            Self::Narrow => 2.9,
            Self::Small => 2.4,
        }
    }
}

/// The part of a drawing where values stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub(super) size: Size,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) axis: Axis,
    /// From one month to the next.
    pub(super) pitch: f64,
    first: f64,
}

impl Frame {
    pub(super) fn new(size: Size, sides: (f64, f64), top: f64, axis: Axis, months: usize) -> Self {
        let (left, right) = sides;
        let air = if size == Size::Small { 6.0 } else { 8.0 };
        let (first, pitch) = if months > 1 {
            (
                left + air,
                (right - left - 2.0 * air) / text::many(months - 1),
            )
        } else {
            ((left + right) / 2.0, right - left)
        };
        Self {
            size,
            left,
            right,
            top,
            bottom: top + size.tall(),
            axis,
            pitch,
            first,
        }
    }

    /// The middle of a month.
    pub(super) fn x(&self, month: usize) -> f64 {
        self.first + self.pitch * text::many(month)
    }

    /// The line between a month and the one before it; the sides at the ends.
    pub(super) fn border(&self, month: usize, months: usize) -> f64 {
        if month == 0 {
            self.left
        } else if month >= months {
            self.right
        } else {
            self.x(month) - self.pitch / 2.0
        }
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * self.axis.part(value)
    }

    /// The radius of a ring: smaller where the months stand close.
    pub(super) fn ring(&self) -> f64 {
        self.size.ring().min((self.pitch * 0.32).max(1.0))
    }
}

/// A segment as far as it can be drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span<'a> {
    pub(super) segment: &'a Segment,
    pub(super) from: usize,
    /// The first month that is no longer its own.
    pub(super) until: usize,
    /// Where months have limits of their own, those of its newest.
    pub(super) limits: Option<Drawn>,
    /// Whether months have limits of their own.
    pub(super) steps: bool,
    /// What can be.
    bounds: Bounds,
}

/// The least and the most a value can be, where there is such.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    floor: Option<f64>,
    ceiling: Option<f64>,
}

impl Span<'_> {
    /// Where the band lies month by month: runs of months with the same limits, each with its first month and the
    /// first after it.
    pub(super) fn bands(&self, series: &Series) -> Vec<(usize, usize, Drawn)> {
        if !self.steps {
            return self
                .limits
                .map(|limits| (self.from, self.until, limits))
                .into_iter()
                .collect();
        }
        (self.from..self.until)
            .filter_map(|month| Some((month, month + 1, self.own(series, month)?)))
            .collect()
    }

    fn own(&self, series: &Series, month: usize) -> Option<Drawn> {
        let own = series.points.get(month)?.limits.or(self.segment.limits)?;
        limited(own, self.bounds)
    }
}

/// A mean and limits on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drawn {
    pub(super) mean: f64,
    /// Its limits, cut off at what can be, and whether each is a line.
    pub(super) lower: (f64, bool),
    pub(super) upper: (f64, bool),
}

impl Drawn {
    /// Every value it needs room for.
    pub(super) const fn values(self) -> [f64; 3] {
        [self.mean, self.lower.0, self.upper.0]
    }
}

/// The segments in order, without those that hold for no month.
pub(super) fn spans(series: &Series) -> Vec<Span<'_>> {
    let months = series.points.len();
    let mut segments: Vec<&Segment> = series.segments.iter().filter(|s| s.from < months).collect();
    segments.sort_by_key(|s| s.from);
    let floor = values(series).all(|value| value >= 0.0).then_some(0.0);
    let can_be_percent = series.unit == Unit::Percent && values(series).all(|value| value <= 100.0);
    let bounds = Bounds {
        floor,
        ceiling: can_be_percent.then_some(100.0),
    };
    segments
        .iter()
        .enumerate()
        .filter_map(|(place, segment)| {
            let until = segments.get(place + 1).map_or(months, |next| next.from);
            if until <= segment.from {
                return None;
            }
            let months = series.points.get(segment.from..until).unwrap_or_default();
            let steps = segment.limits.is_some() && months.iter().any(|p| p.limits.is_some());
            let newest = months.iter().rev().find_map(|p| p.limits);
            Some(Span {
                segment,
                from: segment.from,
                until,
                limits: segment
                    .limits
                    .map(|limits| newest.unwrap_or(limits))
                    .and_then(|limits| limited(limits, bounds)),
                steps,
                bounds,
            })
        })
        .collect()
}

/// Limits cut off at what can be; none without a mean.
fn limited(limits: Limits, bounds: Bounds) -> Option<Drawn> {
    let mean = drawable(limits.mean)?;
    let lower = drawable(limits.lower).map_or((mean, false), |l| (l.min(mean), true));
    let upper = drawable(limits.upper).map_or((mean, false), |u| (u.max(mean), true));
    let lower = match bounds.floor {
        Some(floor) if lower.0 <= floor => (floor.min(mean), false),
        _ => lower,
    };
    let upper = match bounds.ceiling {
        Some(ceiling) if upper.0 >= ceiling => (ceiling.max(mean), false),
        _ => upper,
    };
    Some(Drawn { mean, lower, upper })
}

/// The values that are known.
fn values(series: &Series) -> impl Iterator<Item = f64> {
    series.points.iter().filter_map(|p| p.value.value())
}

/// The target, where it can be drawn.
pub(super) fn target(series: &Series) -> Option<(f64, &str)> {
    let target = series.target.as_ref()?;
    Some((drawable(target.value)?, target.label.as_str()))
}

/// The axis that holds points, limits and target.
pub(super) fn axis(series: &Series, spans: &[Span<'_>], size: Size) -> Axis {
    let limits = spans
        .iter()
        .flat_map(|span| span.bands(series))
        .flat_map(|(.., limits)| limits.values());
    let target = target(series).map(|(value, _)| value);
    let all = values(series).chain(limits).chain(target);
    match size {
        Size::Small => Axis::close(all),
        Size::Wide | Size::Middle | Size::Narrow | Size::Paper => {
            Axis::around(all, series.unit, 5.0, false)
        }
    }
}

/// A limit of the time before the newest redrawing, where months are still read against it: the upper one where the
/// mean rose, the lower one where it fell.
pub(super) fn old_limit(spans: &[Span<'_>]) -> Option<(f64, &'static str)> {
    let [.., before, now] = spans else {
        return None;
    };
    let (before, now) = (before.limits?, now.limits?);
    let (limit, word) = if now.mean >= before.mean {
        (before.upper, "old upper")
    } else {
        (before.lower, "old lower")
    };
    limit.1.then_some((limit.0, word))
}

/// Runs of months that are alike: where each begins and the first month after it.
pub(super) fn runs<T: PartialEq>(months: &[T]) -> Vec<(usize, usize)> {
    let mut from = 0;
    months
        .chunk_by(|a, b| a == b)
        .map(|run| {
            let begins = from;
            from += run.len();
            (begins, from)
        })
        .collect()
}

/// The newest run of months of one mark that is more than expected; months without a value do not part it.
pub(super) fn newest_run(series: &Series) -> Option<(usize, usize, Mark)> {
    let marked = |p: &super::Point| p.value.value().is_some();
    let mut newest: Option<(usize, usize, Mark)> = None;
    for (place, point) in series
        .points
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, p)| marked(p))
    {
        match newest {
            None if point.mark == Mark::Expected => {}
            None => newest = Some((place, place, point.mark)),
            Some((_, last, mark)) if mark == point.mark => newest = Some((place, last, mark)),
            Some(_) => break,
        }
    }
    newest
}

/// The months of an axis that are named, newest first: every nth, so that no two names meet.
pub(super) fn named(months: usize, pitch: f64, widest: f64) -> Vec<usize> {
    const STEPS: [usize; 10] = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240];
    let step = STEPS
        .into_iter()
        .find(|step| pitch * text::many(*step) >= widest + 16.0)
        .unwrap_or(months.max(1));
    (0..months).rev().step_by(step).collect()
}

/// The newest months of a series as one of its own.
pub(super) fn newest(series: &Series, months: usize) -> Series {
    let cut = series.points.len().saturating_sub(months);
    let points = series.points.iter().skip(cut).cloned().collect();
    let mut ordered: Vec<&Segment> = series.segments.iter().collect();
    ordered.sort_by_key(|s| s.from);
    let begun = ordered.iter().rposition(|s| s.from <= cut).unwrap_or(0);
    let segments = ordered
        .into_iter()
        .skip(begun)
        .map(|segment| Segment {
            from: segment.from.saturating_sub(cut),
            ..segment.clone()
        })
        .collect();
    Series {
        points,
        segments,
        ..series.clone()
    }
}
