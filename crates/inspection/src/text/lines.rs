//! Runs of characters put together to lines, from top to bottom and left to right.

use super::normalise::{BULLET, SUB_BULLET};
use super::page::{Run, Shown, THIN};
use super::{Line, Span};

/// A gap wider than this part of the type size is a space.
const SPACE: f32 = 0.12;
/// A gap wider than this sets apart what stands on either side, unless the whole line is spread.
const APART: f32 = 0.75;
/// The widest a spread line's word space can be.
const WIDEST_SPACE: f32 = 0.9;
/// A bullet or a number is set apart by less than two cells are.
const APART_FROM_MARK: f32 = 0.45;
/// Smaller than this part of its neighbour, and raised: a footnote's mark.
const RAISED: f32 = 0.8;

/// The lines of a page.
pub(super) fn lines(mut shown: Shown) -> Vec<Line> {
    lower_the_raised(&mut shown.runs);
    let Shown { text, mut runs, .. } = shown;
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut lines = Vec::new();
    let mut rest = runs.as_mut_slice();
    while let Some(first) = rest.first() {
        let limit = first.y + (0.22 * first.size).max(0.8);
        let count = rest.iter().take_while(|run| run.y <= limit).count().max(1);
        let (row, after) = rest.split_at_mut(count);
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        lines.extend(line(row, &text));
        rest = after;
    }
    lines
}

/// Puts footnote marks on the base line of the word they are attached to.
fn lower_the_raised(runs: &mut [Run]) {
    for at in 0..runs.len() {
        let Some(mark) = runs.get(at).copied() else {
            continue;
        };
        if mark.to - mark.from > 4 {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| runs.get(at)).copied();
        let after = runs.get(at + 1).copied();
        let beside = [before, after].into_iter().flatten().find(|word| {
            let raised = word.y - mark.y;
            let away = if mark.x >= word.x {
                mark.x - word.right
            } else {
                word.x - mark.right
            };
            mark.size < RAISED * word.size
                && raised > 0.0
                && raised < 0.6 * word.size
                && away.abs() < word.size
        });
        if let (Some(word), Some(mark)) = (beside, runs.get_mut(at)) {
            mark.y = word.y;
            mark.raised = true;
        }
    }
}

fn line(row: &[Run], text: &str) -> Option<Line> {
    let size = row.iter().map(|run| run.size).fold(0.0, f32::max);
    let apart = apart(row, size);
    let mut spans: Vec<Span> = Vec::new();
    let mut marks: Vec<Span> = Vec::new();
    let mut last: Option<&Run> = None;
    for run in row {
        let words = text.get(run.from..run.to).unwrap_or_default();
        let alone = Span {
            text: words.to_owned(),
            x: run.x,
            right: run.right,
            size: run.size,
            bold: run.bold,
        };
        let first_span = spans.len() == 1;
        match (last, spans.last_mut()) {
            (Some(_), Some(_)) if run.raised && is_note(words) => marks.push(alone),
            (Some(last), Some(span)) => {
                let gap = run.x - last.right;
                let limit = if is_mark(&span.text) {
                    (APART_FROM_MARK * size).min(apart)
                } else {
                    apart
                };
                if gap < -0.5 * (run.right - run.x)
                    && span.text.ends_with(words)
                    && (last.x - run.x).abs() < 1.0
                {
                    // Written twice to look bold.
                    span.bold = true;
                } else if gap > limit || (last.raised && first_span && is_note(&span.text)) {
                    spans.push(alone);
                } else {
                    let spaced = last.spaced.1 || run.spaced.0;
                    if gap > SPACE * size || (spaced && gap > THIN * size) {
                        span.text.push(' ');
                    }
                    span.text.push_str(words);
                    span.right = span.right.max(run.right);
                    span.size = span.size.max(run.size);
                    span.bold &= run.bold || !words.contains(char::is_alphanumeric);
                }
            }
            _ => spans.push(alone),
        }
        if last.is_none_or(|last| last.right < run.right) {
            last = Some(run);
        }
    }
    let first = row.first()?;
    let y = row
        .iter()
        .find(|run| run.size >= size)
        .map_or(first.y, |run| run.y);
    let mut joined = String::with_capacity(spans.iter().map(|span| span.text.len() + 1).sum());
    for span in &spans {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&span.text);
    }
    let mut lettered = spans
        .iter()
        .filter(|span| span.text.contains(char::is_alphabetic))
        .peekable();
    let bold = if lettered.peek().is_some() {
        lettered.all(|span| span.bold)
    } else {
        spans.iter().all(|span| span.bold)
    };
    spans.append(&mut marks);
    Some(Line {
        text: joined,
        x: first.x,
        y,
        size,
        bold,
        spans,
    })
}

/// The number or sign of a footnote, as against the raised letters of an ordinal.
fn is_note(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | ','))
}

/// How wide a gap must be to part two spans: wider than the spaces of a line that is spread to its margin.
fn apart(row: &[Run], size: f32) -> f32 {
    let mut gaps: Vec<f32> = row
        .windows(2)
        .filter_map(|pair| match pair {
            [left, right] => Some(right.x - left.right),
            _ => None,
        })
        .filter(|gap| *gap > SPACE * size)
        .collect();
    if gaps.len() < 3 {
        return APART * size;
    }
    gaps.sort_by(f32::total_cmp);
    let usual = gaps
        .get(gaps.len() / 2)
        .copied()
        .unwrap_or_default()
        .min(WIDEST_SPACE * size);
    (2.2 * usual).max(APART * size)
}

/// A bullet, a paragraph's number or a letter in a list.
fn is_mark(text: &str) -> bool {
    let mut characters = text.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(BULLET | SUB_BULLET | '-' | 'o' | '·' | '\u{336}' | '\u{335}'), None, _) => true,
        (Some(letter), Some(')' | '.'), None) if letter.is_alphabetic() => true,
        _ => {
            let digits = text.trim_end_matches(['.', ')']);
            text.len() <= 6
                && !digits.is_empty()
                && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        }
    }
}
