//! Invented pages for tests: lines one under the other, cells parted by a bar.

use crate::text::{Line, Page, Span};

/// Points between lines.
pub(crate) const LEADING: f32 = 14.5;

/// A page of lines: `a | b` puts `b` into the column of grades.
pub(crate) fn page(number: u16, lines: &[&str]) -> Page {
    let lines = lines
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_empty())
        .map(|(i, text)| {
            let y = 100.0 + LEADING * f32::from(u16::try_from(i).unwrap());
            line(text, y)
        })
        .collect();
    Page {
        number,
        width: 595.0,
        height: 842.0,
        lines,
    }
}

/// A line at a height; `a | b` puts `b` into the column of grades.
pub(crate) fn line(text: &str, y: f32) -> Line {
    let mut spans = Vec::new();
    for (column, cell) in text.split('|').enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        let x = if column == 0 { 71.0 } else { 390.0 };
        let width = 5.0 * f32::from(u16::try_from(cell.len()).unwrap());
        spans.push(Span {
            text: cell.to_owned(),
            x,
            right: x + width,
            size: 12.0,
            bold: false,
        });
    }
    Line {
        text: spans
            .iter()
            .map(|s| s.text.as_str())
            .collect::<Vec<_>>()
            .join(" "),
        x: spans.first().map_or(0.0, |s| s.x),
        y,
        size: 12.0,
        bold: false,
        spans,
    }
}
