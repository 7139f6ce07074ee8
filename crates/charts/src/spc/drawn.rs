//! A control chart as SVG.

use maud::{Markup, html};

use super::labels::{self, Above, Label};
use super::layout::{self, Frame, Size, Span};
use super::{Mark, Series, described};
use crate::accessible::{self, Words};
use crate::text::{self, n};
use crate::value::Reading;
use crate::{marks, palette};

/// One of the large drawings.
pub(super) fn large(series: &Series, words: &Words, size: Size) -> Markup {
    let spans = layout::spans(series);
    let months = series.points.len();
    let right = labels::at_right(series, &spans, size);
    let axis = layout::axis(series, &spans, size);
    let font = size.font();
    let tick = axis
        .ticks()
        .map(|v| text::width(&series.unit.short(v), font, false))
        .fold(0.0, f64::max);
    let left = (tick + 10.0).max(40.0);
    let last = size.width() - (labels::widest(&right, size) + 10.0).max(26.0);
    let sides = Frame::new(size, (left, last), 0.0, axis, months);
    let above = labels::above(&spans, size, size.width(), |month| {
        sides.border(month, months)
    });
    let tiers = above
        .iter()
        .filter_map(|a| a.tier)
        .max()
        .map_or(0, |t| t + 1);
    let heading = series.unit.heading();
    // What the axis counts stands between the chart and the words over it.
    let lift = if heading.is_some() { 18.0 } else { 0.0 };
    let top = 20.0 + TIER * text::many(tiers) + lift;
    let frame = Frame::new(size, (left, last), top, axis, months);
    let id = format!("{}-{}", words.id, size.name());
    let inside = html! {
        (hatch(&id))
        g.ch-grid {
            @for value in axis.ticks() {
                @let y = frame.y(value);
                path d={ "M" (n(left)) " " (n(y)) "H" (n(last)) } stroke=(palette::GRID) {}
                text.ch-second x=(n(left - 8.0)) y=(n(y + font / 3.0)) font-size=(n(font)) fill=(palette::SECOND) text-anchor="end" { (series.unit.short(value)) }
            }
            @if let Some(heading) = heading {
                text.ch-second x="0" y=(n(top - 14.0)) font-size=(n(font)) fill=(palette::SECOND) { (heading) }
            }
        }
        (behind(series, &spans, &frame))
        (unknown(series, &frame, &id))
        (rebased(&above, &frame, top - lift))
        (points(series, &frame))
        (run(series, &spans, &frame))
        (months_under(series, &frame))
        (at_right(&right, &frame))
    };
    let height = frame.bottom + 28.0;
    accessible::svg(
        &id,
        words,
        &described::desc(series),
        (size.width(), height),
        &inside,
    )
}

/// The height of one tier of words over the chart.
const TIER: f64 = 40.0;

/// The drawing for a card.
pub(super) fn small(series: &Series, words: &Words) -> Markup {
    let spans = layout::spans(series);
    let size = Size::Small;
    let right = labels::at_right(series, &spans, size);
    let axis = layout::axis(series, &spans, size);
    let last = size.width() - (labels::widest(&right, size) + 6.0).max(40.0);
    let frame = Frame::new(size, (0.0, last), 13.0, axis, series.points.len());
    let id = format!("{}-{}", words.id, size.name());
    let inside = html! {
        (hatch(&id))
        (behind(series, &spans, &frame))
        (unknown(series, &frame, &id))
        @for span in spans.iter().filter(|s| s.from > 0) {
            path.ch-rebase d={ "M" (n(frame.border(span.from, series.points.len()))) " 4V" (n(frame.bottom + 4.0)) } stroke=(palette::INK) stroke-width="1" {}
        }
        (points(series, &frame))
        (at_right(&right, &frame))
        @if let (Some(first), Some(newest)) = (series.points.first(), series.points.last()) {
            @let half = frame.right / 2.0 - 6.0;
            @if series.points.len() > 1 {
                text.ch-second x="0" y="109" font-size="13" fill=(palette::SECOND) { (text::cut(&first.label, half, 13.0, false)) }
            }
            text.ch-second x=(n(frame.right)) y="109" font-size="13" fill=(palette::SECOND) text-anchor="end" { (text::cut(&newest.label, half, 13.0, false)) }
        }
    };
    let desc = match words.sentence.as_str() {
        "" => described::desc(series),
        sentence => format!("{sentence} {}", described::desc(series)),
    };
    accessible::svg(&id, words, &desc, (size.width(), 112.0), &inside)
}

fn hatch(id: &str) -> Markup {
    html! {
        defs {
            pattern.ch-hatch id={ (id) "-hatch" } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                path d="M0 0V6" stroke=(palette::LIMIT) stroke-width="1.4" {}
            }
        }
    }
}

/// Bands, limits, means, and the target.
fn behind(series: &Series, spans: &[Span<'_>], frame: &Frame) -> Markup {
    let months = series.points.len();
    let small = frame.size == Size::Small;
    let level =
        |from: f64, to: f64, value: f64| format!("M{} {}H{}", n(from), n(frame.y(value)), n(to));
    let bands: Vec<_> = spans
        .iter()
        .flat_map(|span| span.bands(series))
        .map(|(from, until, limits)| {
            (
                frame.border(from, months),
                frame.border(until, months),
                limits,
            )
        })
        .collect();
    let means: Vec<_> = spans
        .iter()
        .filter_map(|s| {
            Some((
                frame.border(s.from, months),
                frame.border(s.until, months),
                s.limits?.mean,
            ))
        })
        .collect();
    html! {
        @for (from, to, limits) in &bands {
            @let (high, low) = (frame.y(limits.upper.0), frame.y(limits.lower.0));
            rect.ch-band x=(n(*from)) y=(n(high)) width=(n(to - from)) height=(n(low - high)) fill=(palette::BAND) {}
        }
        @if !small {
            @for (from, to, limits) in &bands {
                @for limit in [limits.lower, limits.upper].into_iter().filter(|l| l.1) {
                    path.ch-limit d=(level(*from, *to, limit.0)) stroke=(palette::LIMIT) stroke-width="1.2" stroke-dasharray="3 3" {}
                }
            }
        }
        @for (from, to, mean) in &means {
            path.ch-mean d=(level(*from, *to, *mean)) stroke=(if small { palette::LIMIT } else { palette::SECOND })
                stroke-width=(if small { "1.2" } else { "1.5" }) {}
        }
        @if !small && let (Some((value, _)), Some(newest)) = (layout::old_limit(spans), spans.last()) {
            path.ch-limit d=(level(frame.border(newest.from, months), frame.right, value)) stroke=(palette::LIMIT) stroke-width="1" stroke-dasharray="1 5" {}
        }
        @if let Some((value, _)) = layout::target(series) {
            path.ch-target d=(level(frame.left, frame.right, value)) stroke=(palette::INK) stroke-width=(if small { "1.4" } else { "2" })
                stroke-dasharray=(if small { "7 4" } else { "9 5" }) {}
        }
    }
}

/// A hatched column over suppressed months, a broken edge around those not known, with their words where they fit.
fn unknown(series: &Series, frame: &Frame, id: &str) -> Markup {
    let readings: Vec<Option<String>> = series
        .points
        .iter()
        .map(|p| match &p.value {
            Reading::Suppressed | Reading::Missing(_) => Some(p.value.said(series.unit)),
            Reading::Value(v) if v.is_nan() => Some(p.value.said(series.unit)),
            Reading::Value(_) | Reading::NoCases => None,
        })
        .collect();
    let font = frame.size.font();
    let mut taken = f64::NEG_INFINITY;
    let mut columns = Vec::new();
    for (from, until) in layout::runs(&readings) {
        let Some(word) = readings.get(from).cloned().flatten() else {
            continue;
        };
        let left = (frame.x(from) - frame.pitch * 0.42).max(frame.left);
        let right = (frame.x(until - 1) + frame.pitch * 0.42).min(frame.right);
        let wide = text::width(&word, font, true);
        // Inside where it fits, else to the left, else to the right.
        let begins = [(left + right - wide) / 2.0, left - 4.0 - wide, right + 4.0];
        let fits = |x: f64| x >= frame.left.max(taken) && x + wide <= frame.right;
        let inside = wide + 8.0 <= right - left;
        let x = begins
            .into_iter()
            .skip(usize::from(!inside))
            .find(|x| fits(*x))
            .filter(|_| frame.size != Size::Small || inside);
        if let Some(x) = x {
            taken = x + wide + 8.0;
        }
        columns.push((left, right, word == "suppressed", x.map(|x| (x, word))));
    }
    html! {
        @for (left, right, suppressed, word) in columns {
            @if suppressed {
                rect.ch-suppressed x=(n(left)) y=(n(frame.top)) width=(n(right - left)) height=(n(frame.bottom - frame.top))
                    fill={ "url(#" (id) "-hatch)" } fill-opacity="0.55" {}
            } @else {
                rect.ch-missing x=(n(left)) y=(n(frame.top)) width=(n(right - left)) height=(n(frame.bottom - frame.top))
                    fill="none" stroke=(palette::LIMIT) stroke-dasharray="1 4" {}
            }
            @if let Some((x, word)) = word {
                text.ch-halo x=(n(x)) y=(n(frame.bottom - 8.0)) font-size=(n(font)) font-weight="700" fill=(palette::INK)
                    stroke=(palette::PAPER) stroke-width="4" paint-order="stroke" { (word) }
            }
        }
    }
}

/// The lines where limits were drawn anew, with what happened.
fn rebased(above: &[Above], frame: &Frame, top: f64) -> Markup {
    let font = frame.size.font();
    html! {
        @for mark in above {
            @let foot = mark.tier.map(|tier| top - 20.0 - TIER * text::many(tier));
            path.ch-rebase d={ "M" (n(mark.line)) " " (n(foot.map_or(frame.top, |y| y - 8.0))) "V" (n(frame.bottom)) }
                stroke=(palette::INK) stroke-width="1.2" {}
        }
        @for mark in above {
            @if let Some(tier) = mark.tier {
                @let foot = top - 20.0 - TIER * text::many(tier);
                @let anchor = if mark.to_left { "end" } else { "start" };
                text.ch-halo x=(n(mark.x)) y=(n(foot - 18.0)) font-size=(n(font)) font-weight="700" fill=(palette::INK) text-anchor=(anchor)
                    stroke=(palette::PAPER) stroke-width="4" paint-order="stroke" { (mark.label) }
                text.ch-halo x=(n(mark.x)) y=(n(foot)) font-size=(n(font)) fill=(palette::SECOND) text-anchor=(anchor)
                    stroke=(palette::PAPER) stroke-width="4" paint-order="stroke" { (mark.reason) }
            }
        }
    }
}

/// The line through the months, broken where one has no value, and the marks on it.
fn points(series: &Series, frame: &Frame) -> Markup {
    let mut line = String::new();
    let mut joined = false;
    for (month, point) in series.points.iter().enumerate() {
        match point.value.value() {
            Some(value) => {
                line.push_str(if joined { "L" } else { "M" });
                line.push_str(&format!("{} {}", n(frame.x(month)), n(frame.y(value))));
                joined = true;
            }
            None => joined = false,
        }
    }
    let ring = frame.ring();
    // Where months stand too close for rings the line alone carries them, and marks stay large enough to tell.
    let rings = frame.pitch >= 4.5;
    let solid = ring.max(1.8);
    let known = || {
        series
            .points
            .iter()
            .enumerate()
            .filter_map(|(month, p)| Some((p.mark, frame.x(month), frame.y(p.value.value()?))))
    };
    html! {
        @if !line.is_empty() {
            path.ch-line d=(line) fill="none" stroke=(palette::POINT) stroke-width=(if frame.size == Size::Small { "1.4" } else { "1.8" })
                stroke-linejoin="round" {}
        }
        // What is more than chance lies over what is not.
        @for (_, x, y) in known().filter(|(mark, ..)| rings && *mark == Mark::Expected) { (marks::at(Mark::Expected, x, y, ring)) }
        @for (mark, x, y) in known().filter(|(mark, ..)| *mark != Mark::Expected) { (marks::at(mark, x, y, solid)) }
    }
}

/// The words over the newest run of marked months, where they meet neither points nor lines if that can be.
fn run(series: &Series, spans: &[Span<'_>], frame: &Frame) -> Markup {
    let drawn = series.run.as_ref().zip(layout::newest_run(series));
    let Some((words, (from, to, mark))) = drawn.filter(|_| frame.size != Size::Narrow) else {
        return html! {};
    };
    let font = frame.size.font();
    let words = text::cut(words, frame.right - frame.left - 8.0, font, true);
    let half = text::width(&words, font, true) / 2.0;
    let middle = ((frame.x(from) + frame.x(to)) / 2.0)
        .min(frame.right - half - 2.0)
        .max(frame.left + half + 2.0);
    // Everything the words should not lie on: lines through their breadth, and points within it.
    let months = series.points.len();
    let lines = spans
        .iter()
        .filter(|s| {
            frame.border(s.until, months) > middle - half
                && frame.border(s.from, months) < middle + half
        })
        .flat_map(|s| s.bands(series))
        .flat_map(|(.., limits)| limits.values())
        .chain(layout::target(series).map(|(value, _)| value))
        .chain(layout::old_limit(spans).map(|(value, _)| value));
    let y_of = |month: usize| {
        let x = frame.x(month);
        let near =
            x > middle - half - frame.pitch.max(8.0) && x < middle + half + frame.pitch.max(8.0);
        near.then(|| series.points.get(month)?.value.value())
            .flatten()
            .map(|value| frame.y(value))
    };
    let joined = (0..months).filter_map(|month| {
        let y = y_of(month)?;
        let next = y_of(month + 1).unwrap_or(y);
        Some((y.min(next), y.max(next)))
    });
    let solid: Vec<(f64, f64)> = lines
        .map(|value| (frame.y(value), frame.y(value)))
        .chain(joined)
        .collect();
    let met = |y: f64| {
        solid
            .iter()
            .filter(|(high, low)| *low > y - font - 6.0 && *high < y + 10.0)
            .count()
    };
    let own =
        (from..=to).filter_map(|month| Some(frame.y(series.points.get(month)?.value.value()?)));
    let (high, low) = own.fold((frame.bottom, frame.top), |(high, low), y| {
        (high.min(y), low.max(y))
    });
    let places = |s: f64| [s - 12.0, s + font + 8.0];
    let far = |y: f64| (high - 12.0 - y).max(y - font - 8.0 - low).max(0.0);
    let y = solid
        .iter()
        .flat_map(|(high, low)| places(*high).into_iter().chain(places(*low)))
        .chain(places(high))
        .chain(places(low))
        .filter(|y| *y >= frame.top + font && *y <= frame.bottom - 8.0)
        .min_by(|a, b| met(*a).cmp(&met(*b)).then(far(*a).total_cmp(&far(*b))));
    html! {
        @if let Some(y) = y {
            text.ch-halo.ch-run x=(n(middle)) y=(n(y)) font-size=(n(font)) font-weight="700" fill=(colour(mark)) text-anchor="middle"
                stroke=(palette::PAPER) stroke-width="4" paint-order="stroke" { (words) }
        }
    }
}

const fn colour(mark: Mark) -> &'static str {
    match mark {
        Mark::Better => palette::BETTER,
        Mark::Worse => palette::WORSE,
        Mark::Expected | Mark::Neutral => palette::INK,
    }
}

/// The months under the chart, every nth named.
fn months_under(series: &Series, frame: &Frame) -> Markup {
    let font = frame.size.font();
    let names: Vec<String> = series
        .points
        .iter()
        .map(|p| text::cut(&p.label, 110.0, font, false))
        .collect();
    let widest = names
        .iter()
        .map(|name| text::width(name, font, false))
        .fold(0.0, f64::max);
    let width = frame.size.width();
    html! {
        g.ch-months {
            path d={ "M" (n(frame.left)) " " (n(frame.bottom)) "H" (n(frame.right)) } stroke=(palette::INK) {}
            @for month in layout::named(names.len(), frame.pitch, widest) {
                @if let Some(name) = names.get(month) {
                    @let half = text::width(name, font, false) / 2.0;
                    @let x = frame.x(month);
                    path d={ "M" (n(x)) " " (n(frame.bottom)) "v6" } stroke=(palette::INK) {}
                    text.ch-second x=(n(x.min(width - half).max(half))) y=(n(frame.bottom + 22.0)) font-size=(n(font)) fill=(palette::SECOND)
                        text-anchor="middle" { (name) }
                }
            }
        }
    }
}

/// The words at the right, each at its line or joined to it.
fn at_right(labels: &[Label], frame: &Frame) -> Markup {
    let font = frame.size.font();
    let wanted: Vec<f64> = labels.iter().map(|l| frame.y(l.value)).collect();
    let places = labels::apart(&wanted, font + 3.0, frame.top, frame.bottom);
    let small = frame.size == Size::Small;
    html! {
        @for ((label, at), want) in labels.iter().zip(places).zip(&wanted) {
            @if !small && (at - want).abs() > 5.0 {
                path.ch-lead d={ "M" (n(frame.right)) " " (n(*want)) "L" (n(frame.right + 6.0)) " " (n(at)) } stroke=(palette::LIMIT) stroke-width="1" {}
            }
            text x=(n(frame.right + if small { 4.0 } else { 8.0 })) y=(n(at + font / 3.0)) font-size=(n(font))
                font-weight=(if label.strong { "700" } else { "400" }) fill=(if label.strong { palette::INK } else { palette::SECOND }) { (label.words) }
        }
    }
}
