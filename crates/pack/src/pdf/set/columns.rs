//! How wide the columns of a table are, and where they stand.

use super::super::lines::{self, Inline, Line};
use super::{Type, WIDTH};
use crate::paper::Column;

/// Between columns.
const GAP: f32 = 12.0;
/// Cells no wider than this stay on one line where they can: dates, numbers, a name. They want no more room than they
/// fill, as long as there are others that do.
const SHORT: f32 = 92.0;

/// Where a column stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    left: f32,
    pub(super) width: f32,
}

impl Span {
    /// Where a line begins: numbers end at the right.
    pub(super) fn from(self, line: &Line, column: &Column) -> f32 {
        if column.numeric {
            self.left + self.width - line.width
        } else {
            self.left
        }
    }
}

/// Columns, and how what stands in them is set.
pub(super) struct Grid {
    pub(super) spans: Vec<Span>,
    pub(super) of: Type,
}

/// Columns by their weights, each as wide as its widest word where that can be.
pub(super) fn placed(
    columns: &[Column],
    names: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    of: Type,
) -> Grid {
    let mut least = Vec::new();
    let mut weights = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let name = names.get(place);
        let cells = || rows.iter().filter_map(|row| row.get(place));
        let word = name
            .into_iter()
            .chain(cells())
            .map(|inlines| lines::widest_word(inlines, of.size))
            .fold(0.0, f32::max);
        let cell = cells()
            .map(|inlines| whole(inlines, of))
            .fold(0.0, f32::max);
        // A hair more, so that a word that just fits is not broken by the last digit of a sum.
        let short = cell <= SHORT;
        // A name goes over two lines rather than more.
        let name = name
            .map_or(0.0, |inlines| whole(inlines, of) * 0.6)
            .min(SHORT);
        least.push(
            0.5 + if short {
                word.max(cell).max(name)
            } else {
                word
            },
        );
        weights.push(if short {
            0.0
        } else {
            f32::from(column.weight.max(1))
        });
    }
    if weights.iter().all(|weight| *weight <= 0.0) {
        weights = columns.iter().map(|c| f32::from(c.weight.max(1))).collect();
    }
    let gaps = GAP * (many(columns.len()) - 1.0).max(0.0);
    let widths = shared((WIDTH - gaps).max(WIDTH / 4.0), &weights, &least);
    let gap = if columns.len() > 1 {
        (WIDTH - widths.iter().sum::<f32>()) / (many(columns.len()) - 1.0)
    } else {
        0.0
    };
    let mut left = 0.0;
    let spans = widths
        .into_iter()
        .map(|width| {
            let span = Span { left, width };
            left += width + gap;
            span
        })
        .collect();
    Grid { spans, of }
}

/// How wide words are on one line.
fn whole(inlines: &[Inline], of: Type) -> f32 {
    inlines
        .iter()
        .map(|i| i.face.width(&i.words, of.size))
        .sum()
}

/// Shares room by weights so that none gets less than its least; where there is not so much, by what is least.
fn shared(room: f32, weights: &[f32], least: &[f32]) -> Vec<f32> {
    let needed: f32 = least.iter().sum();
    if needed >= room {
        // Nobody gives up more than the longest must.
        let fair = room / many(least.len());
        let small: f32 = least.iter().filter(|l| **l <= fair).sum();
        let large: f32 = least.iter().filter(|l| **l > fair).sum();
        return least
            .iter()
            .map(|l| {
                if *l <= fair {
                    *l
                } else {
                    l / large * (room - small)
                }
            })
            .collect();
    }
    let mut fixed = vec![false; least.len()];
    loop {
        let taken: f32 = least
            .iter()
            .zip(&fixed)
            .filter(|(_, f)| **f)
            .map(|(l, _)| l)
            .sum();
        let weight: f32 = weights
            .iter()
            .zip(&fixed)
            .filter(|(_, f)| !**f)
            .map(|(w, _)| w)
            .sum();
        let each = if weight > 0.0 {
            (room - taken) / weight
        } else {
            0.0
        };
        let mut changed = false;
        for ((weight, least), fixed) in weights.iter().zip(least).zip(&mut fixed) {
            if !*fixed && weight * each < *least {
                *fixed = true;
                changed = true;
            }
        }
        if !changed {
            let share = |((weight, least), fixed): ((&f32, &f32), &bool)| {
                if *fixed { *least } else { weight * each }
            };
            return weights.iter().zip(least).zip(&fixed).map(share).collect();
        }
    }
}

/// A count as a length.
pub(super) fn many(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_by_weight_and_none_gets_less_than_its_longest_word() {
        assert_eq!(shared(100.0, &[1.0, 3.0], &[10.0, 10.0]), [25.0, 75.0]);
        assert_eq!(shared(100.0, &[1.0, 3.0], &[40.0, 10.0]), [40.0, 60.0]);
        assert_eq!(shared(100.0, &[1.0, 1.0], &[10.0, 180.0]), [10.0, 90.0]);
        assert!((shared(90.0, &[1.0; 3], &[60.0; 3]).iter().sum::<f32>() - 90.0).abs() < 0.1);
    }
}
