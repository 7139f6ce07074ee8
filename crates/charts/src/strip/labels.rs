//! Words that must not meet: dates packed into tiers, and grades made short until they fit their bar.

use crate::palette::Fill;
use crate::text;

/// Something to place on one of several lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub(super) left: f64,
    pub(super) right: f64,
}

/// The tier of each span, counted from 0: the lowest on which it meets no span before it.
pub(super) fn tiers(spans: &[Span], air: f64) -> Vec<usize> {
    let mut placed: Vec<(usize, Span)> = Vec::new();
    for span in spans {
        let free = |tier: usize| {
            placed
                .iter()
                .filter(|(t, _)| *t == tier)
                .all(|(_, other)| span.left >= other.right + air || other.left >= span.right + air)
        };
        let tier = (0..=placed.len()).find(|t| free(*t)).unwrap_or(0);
        placed.push((tier, *span));
    }
    placed.into_iter().map(|(tier, _)| tier).collect()
}

/// Words as they fit into a bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fitted {
    pub(super) lines: Vec<&'static str>,
    pub(super) size: f64,
}

/// The longest form of a grade's word that fits, largest first; none where not even a letter does.
pub(super) fn fitted(fill: Fill, room: f64) -> Option<Fitted> {
    fill.shorter().iter().find_map(|lines| {
        let sizes: &[f64] = if lines.len() > 1 {
            &[14.0, 13.0]
        } else {
            &[16.0, 14.0]
        };
        sizes
            .iter()
            .find(|size| {
                lines
                    .iter()
                    .all(|line| text::width(line, **size, true) <= room)
            })
            .map(|size| Fitted {
                lines: lines.to_vec(),
                size: *size,
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_meet_go_to_another_tier() {
        let spans = [(0.0, 50.0), (40.0, 90.0), (95.0, 120.0), (100.0, 130.0)];
        let spans = spans.map(|(left, right)| Span { left, right });
        assert_eq!(tiers(&spans, 4.0), [0, 1, 0, 1]);
    }

    #[test]
    fn a_narrow_bar_shortens_its_word() {
        let lines = |room| fitted(Fill::RequiresImprovement, room).map(|f| f.lines);
        assert_eq!(lines(200.0), Some(vec!["Requires improvement"]));
        assert_eq!(lines(110.0), Some(vec!["Requires", "improvement"]));
        assert_eq!(lines(80.0), Some(vec!["Req. imp."]));
        assert_eq!(lines(22.0), Some(vec!["RI"]));
        assert_eq!(lines(5.0), None);
    }
}
