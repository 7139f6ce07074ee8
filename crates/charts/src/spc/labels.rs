//! Words at the right end of lines, pushed apart so that none meets another, and words over lines.

use super::Series;
use super::layout::{Size, Span, old_limit, target};
use crate::text;

/// Words at the end of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub(super) value: f64,
    pub(super) words: String,
    pub(super) strong: bool,
}

/// What stands at the right of a chart; on a narrow one and a small one only the numbers of target and mean.
pub(super) fn at_right(series: &Series, spans: &[Span<'_>], size: Size) -> Vec<Label> {
    let bare = matches!(size, Size::Narrow | Size::Small);
    let label = |value: f64, word: &str, strong: bool| Label {
        value,
        words: if bare {
            series.unit.short(value)
        } else {
            text::cut(
                &format!("{word} {}", series.unit.short(value)),
                170.0,
                size.font(),
                strong,
            )
        },
        strong,
    };
    let mut labels = Vec::new();
    if let Some((value, word)) = target(series) {
        labels.push(label(value, word, true));
    }
    if let Some(newest) = spans.last().and_then(|span| span.limits) {
        labels.push(label(newest.mean, "average", size != Size::Small));
        if !bare {
            if newest.upper.1 {
                labels.push(label(newest.upper.0, "upper limit", false));
            }
            if newest.lower.1 {
                labels.push(label(newest.lower.0, "lower limit", false));
            }
            if let Some((value, word)) = old_limit(spans) {
                labels.push(label(value, word, false));
            }
        }
    }
    labels.sort_by(|a, b| b.value.total_cmp(&a.value));
    labels
}

/// How wide the widest is.
pub(super) fn widest(labels: &[Label], size: Size) -> f64 {
    labels
        .iter()
        .map(|l| text::width(&l.words, size.font(), l.strong))
        .fold(0.0, f64::max)
}

/// Places in rising order, moved as little as they must so that each is `gap` from the next and all stand between
/// `top` and `bottom` as far as there is room.
pub(super) fn apart(wanted: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    // Without their gaps the places may be equal but not fall: blocks that would fall share their middle.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (place, want) in wanted.iter().enumerate() {
        let mut block = (want - gap * text::many(place), 1);
        while let Some(last) = blocks.last().copied() {
            if last.0 <= block.0 {
                break;
            }
            blocks.pop();
            let (a, b) = (text::many(last.1), text::many(block.1));
            block = ((last.0 * a + block.0 * b) / (a + b), last.1 + block.1);
        }
        blocks.push(block);
    }
    let most = (bottom - gap * text::many(wanted.len().saturating_sub(1))).max(top);
    blocks
        .into_iter()
        .flat_map(|(at, count)| std::iter::repeat_n(at.clamp(top, most), count))
        .enumerate()
        .map(|(place, at)| at + gap * text::many(place))
        .collect()
}

/// Why limits were drawn anew, over the line that marks it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Above {
    /// The month the line stands before.
    pub(super) month: usize,
    pub(super) line: f64,
    pub(super) x: f64,
    pub(super) to_left: bool,
    /// Counted upwards from the chart; none where there was no room.
    pub(super) tier: Option<usize>,
    pub(super) label: String,
    pub(super) reason: String,
}

/// How many tiers of words there are at most.
const TIERS: usize = 3;

/// The words over the lines between segments; `border` says where a month begins.
pub(super) fn above(
    spans: &[Span<'_>],
    size: Size,
    width: f64,
    border: impl Fn(usize) -> f64,
) -> Vec<Above> {
    let mut taken: Vec<(usize, f64, f64)> = Vec::new();
    let mut all = Vec::new();
    for span in spans.iter().filter(|s| s.from > 0) {
        let Some(rebase) = &span.segment.rebased else {
            continue;
        };
        let line = border(span.from);
        let wide = |label: &str, reason: &str| {
            text::width(label, size.font(), true).max(text::width(reason, size.font(), false))
        };
        let room = [line - 6.0, width - line - 6.0];
        let whole = wide(&rebase.label, &rebase.reason);
        let to_left = whole <= room[0] || (whole > room[1] && room[0] >= room[1]);
        let most = if to_left { room[0] } else { room[1] }.min(420.0);
        let label = text::cut(&rebase.label, most, size.font(), true);
        let reason = text::cut(&rebase.reason, most, size.font(), false);
        let wide = wide(&label, &reason);
        let (from, to) = if to_left {
            (line - 6.0 - wide, line + 8.0)
        } else {
            (line - 8.0, line + 6.0 + wide)
        };
        let tier = (0..TIERS).find(|tier| {
            taken
                .iter()
                .all(|(t, left, right)| t != tier || to <= *left || *right <= from)
        });
        taken.extend(tier.map(|tier| (tier, from, to)));
        all.push(Above {
            month: span.from,
            line,
            x: if to_left { line - 6.0 } else { line + 6.0 },
            to_left,
            tier,
            label,
            reason,
        });
    }
    all
}
