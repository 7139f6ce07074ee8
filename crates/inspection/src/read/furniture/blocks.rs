//! Lines put together to blocks: where one begins, and what it is marked with.

use super::{Block, Mark, is_grade};
use crate::text::Line;

/// The blocks built so far and the one still open.
pub(super) struct Build {
    pub(super) blocks: Vec<Block>,
    leading: f32,
    open: Option<Block>,
}

impl Build {
    /// Nothing built yet, for text whose base lines stand `leading` type sizes apart.
    pub(super) fn new(leading: f32) -> Self {
        Self {
            blocks: Vec::new(),
            leading,
            open: None,
        }
    }

    /// Ends the open block.
    pub(super) fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }

    /// A dash that is not set apart is a bullet in a list of such, or after a colon.
    fn dash_as_bullet(&self, start: &mut Start) {
        let listed = self.open.as_ref().is_none_or(|open| {
            ends_a_sentence(&open.text) || matches!(open.mark, Mark::Bullet(c) if is_dash(c))
        });
        if start.mark == Mark::None
            && listed
            && let Some((dash, rest)) = after_dash(&start.text)
        {
            start.mark = Mark::Bullet(dash);
            start.text = rest.to_owned();
        }
    }

    /// Adds a line: to the open block where it goes on, else as a block of its own.
    pub(super) fn line(&mut self, line: &Line, page: u16, above: Option<&Line>) {
        let gap = above.map_or(9.0, |a| {
            (line.y - a.y) / (self.leading * line.size.max(a.size).max(1.0))
        });
        let mut start = start_of(line);
        self.dash_as_bullet(&mut start);
        if let Some(open) = &mut self.open
            && goes_on(open, line, &start, gap, above.is_none())
        {
            if open.text_x - open.x < 1.0 || start.mark != Mark::None {
                open.text_x = if open.mark == Mark::None {
                    open.text_x
                } else {
                    line.x
                };
            }
            join(&mut open.text, &whole_text(line));
            open.apart = start.apart;
            return;
        }
        self.close();
        self.open = Some(Block {
            page,
            mark: start.mark,
            text: start.text,
            x: line.x,
            text_x: start.text_x,
            size: line.size,
            bold: line.bold,
            apart: start.apart,
            gap,
        });
    }
}

/// What follows a dash a text begins with.
fn after_dash(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    let dash = chars.next().filter(|c| is_dash(*c))?;
    let rest = chars.as_str().strip_prefix(' ')?;
    Some((dash, rest))
}

/// How a line begins.
struct Start {
    mark: Mark,
    text: String,
    text_x: f32,
    apart: bool,
}

/// Reads the mark a line begins with.
fn start_of(line: &Line) -> Start {
    let pieces = pieces(line);
    let apart = ends_with_page_number(line);
    let first = pieces.first().map_or("", |(t, _)| t);
    let mut mark = Mark::None;
    if pieces.len() > 1 {
        mark = alone_mark(first);
    }
    if mark != Mark::None {
        return Start {
            mark,
            text: words_of(pieces.get(1..).unwrap_or_default()),
            text_x: pieces.get(1).map_or(line.x, |(_, x)| *x),
            apart,
        };
    }
    let whole = words_of(&pieces);
    let (mark, rest) = glued_mark(&whole);
    let rest = rest.to_owned();
    Start {
        mark,
        text: rest,
        text_x: line.x,
        apart,
    }
}

/// Whether a line ends like one of a list of contents, with a page number after a space.
fn ends_with_page_number(line: &Line) -> bool {
    let pieces = pieces(line);
    let last = pieces.last().and_then(|(t, _)| {
        t.rsplit_once([' ', '.', '…'])
            .map_or_else(|| (pieces.len() > 1).then_some(*t), |(_, end)| Some(end))
    });
    last.is_some_and(|t| (1..=3).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit()))
}

/// The pieces of a line but for the raised digits of footnotes.
fn pieces(line: &Line) -> Vec<(&str, f32)> {
    let mut out: Vec<(&str, f32)> = Vec::with_capacity(line.spans.len().max(1));
    for span in &line.spans {
        let text = span.text.trim();
        let raised = span.size < line.size * 0.8
            && text.len() <= 2
            && text.bytes().all(|b| b.is_ascii_digit());
        if !raised && !text.is_empty() {
            out.push((text, span.x));
        }
    }
    if out.is_empty() {
        out.push((line.text.trim(), line.x));
    }
    // A heading in a box has its grade in a cell at the right.
    if out.len() > 1 && out.last().is_some_and(|(text, _)| is_grade(text)) {
        out.pop();
    }
    out
}

/// A line's words without raised digits.
fn whole_text(line: &Line) -> String {
    words_of(&pieces(line))
}

fn words_of(pieces: &[(&str, f32)]) -> String {
    let mut out = String::new();
    let words = pieces.iter().flat_map(|(text, _)| text.split_whitespace());
    for word in words {
        if !(out.is_empty()
            || (word == "." && !out.ends_with('.'))
            || is_split_compound(&out, word))
        {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a stray space splits a compound: "multi- disciplinary", but not "short- and long-term".
fn is_split_compound(before: &str, word: &str) -> bool {
    let mut back = before.chars().rev();
    back.next() == Some('-')
        && back.next().is_some_and(char::is_lowercase)
        && word.starts_with(char::is_lowercase)
        && !HANGING.contains(&word)
}

/// Words before which a hyphen hangs and a space stays: "short- and long-term".
const HANGING: &[&str] = &["and", "or", "to", "nor", "but"];

/// The mark a piece is, when it stands alone.
fn alone_mark(piece: &str) -> Mark {
    let mut chars = piece.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && (is_bullet(c) || is_dash(c) || c == 'o')
    {
        return Mark::Bullet(c);
    }
    number(piece.strip_suffix('.').unwrap_or(piece)).map_or(Mark::None, Mark::Number)
}

/// The mark a line begins with where it is not set apart, and what follows it.
fn glued_mark(text: &str) -> (Mark, &str) {
    let mut chars = text.chars();
    if let Some(c) = chars.next()
        && is_bullet(c)
    {
        return (Mark::Bullet(c), chars.as_str().trim_start());
    }
    let head = text.split_once('.');
    if let Some((head, rest)) = head
        && let Some(n) = number(head)
        && rest
            .chars()
            .next()
            .is_none_or(|c| c == ' ' || c.is_alphabetic())
    {
        return (Mark::Number(n), rest.trim_start());
    }
    (Mark::None, text)
}

/// A number of at most three digits.
fn number(text: &str) -> Option<u16> {
    ((1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Whether a character is only ever used as a bullet.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '▪'
            | '■'
            | '□'
            | '◼'
            | '◾'
            | '●'
            | '○'
            | '◦'
            | '\u{2043}'
            | '➢'
            | '✓'
            | '\u{335}'
            | '\u{336}'
    ) || ('\u{f000}'..='\u{f0ff}').contains(&c)
}

/// Whether a character is a dash, which is a bullet only where it stands apart.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−' | '―' | '─' | '‒' | '‐' | '‑')
}

/// Whether a line goes on with the open block.
fn goes_on(open: &Block, line: &Line, start: &Start, gap: f32, new_page: bool) -> bool {
    if (open.size - line.size).abs() > 0.7 {
        return false;
    }
    let lower = line.text.starts_with(char::is_lowercase);
    if open.bold && line.bold && lower && open.mark == Mark::None && start.mark == Mark::None {
        // A heading over two lines, the second indented or overleaf.
        return gap < 1.3 || new_page;
    }
    if open.bold != line.bold {
        // A line of a sentence that happens to be all bold.
        let within = lower && !ends_a_sentence(&open.text) && gap < 1.3;
        return within && start.mark == Mark::None && (line.x - open.text_x).abs() < 5.0;
    }
    let hanging = open.text_x - open.x > 6.0;
    let at_text = (line.x - open.text_x).abs() < 5.0;
    match start.mark {
        Mark::Bullet(_) => return false,
        Mark::Number(number) => {
            return goes_on_with_number(open, line, number, gap, new_page);
        }
        Mark::None => {}
    }
    if new_page {
        return goes_on_overleaf(open, line, hanging, at_text);
    }
    if gap > 1.3 {
        return false;
    }
    match open.mark {
        Mark::None => at_text,
        Mark::Number(_) => line.x > open.x - 5.0,
        Mark::Bullet(_) => !hanging || line.x > open.x + 3.0,
    }
}

/// Whether a number that begins a line is part of the sentence before it: "… children aged / 16. They …".
fn goes_on_with_number(open: &Block, line: &Line, number: u16, gap: f32, new_page: bool) -> bool {
    let at_text = (line.x - open.text_x).abs() < 5.0;
    let hanging = open.text_x - open.x > 6.0;
    match open.mark {
        Mark::Number(n) => {
            let next = number == n.saturating_add(1);
            let indented = if hanging {
                at_text
            } else {
                line.x > open.x + 6.0
            };
            indented && !next && (gap < 1.3 || new_page)
        }
        Mark::Bullet(_) => hanging && at_text && gap < 1.3 && !new_page,
        Mark::None => at_text && gap < 1.3 && !new_page && !ends_a_sentence(&open.text),
    }
}

/// Whether a text ends as a sentence or a line before a list does.
fn ends_a_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['’', '”', ')']);
    text.ends_with(['.', '?', '!', ':', ';'])
}

/// Whether the first line of a page goes on with the block the page before ended in.
fn goes_on_overleaf(open: &Block, line: &Line, hanging: bool, at_text: bool) -> bool {
    if open.bold {
        return false;
    }
    let ended = ends_a_sentence(&open.text);
    let lower = line.text.starts_with(char::is_lowercase);
    match open.mark {
        Mark::None => at_text && (!ended || lower),
        Mark::Number(_) | Mark::Bullet(_) => {
            if hanging {
                at_text && (matches!(open.mark, Mark::Number(_)) || !ended || lower)
            } else {
                line.x > open.x - 5.0 && (!ended || lower)
            }
        }
    }
}

/// Joins a line to the text before it. A hyphen at the end of a line is nearly always a real one and stays.
fn join(text: &mut String, line: &str) {
    if line.is_empty() {
        return;
    }
    let mut back = text.chars().rev();
    let last = back.next();
    let before = back.next();
    let hyphen = matches!(last, Some('-' | '‑' | '‐' | '–'))
        && before.is_some_and(char::is_alphanumeric)
        && !text.is_empty();
    // "short- and long-term": the hyphen hangs, a space follows.
    let hangs = line
        .split(' ')
        .next()
        .is_some_and(|first| HANGING.contains(&first) && first.len() < line.len());
    if !(text.is_empty() || hyphen && !hangs) {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::super::invented::text;
    use super::super::{Mark, body};
    use super::join;

    fn joined(first: &str, second: &str) -> String {
        let mut text = first.to_owned();
        join(&mut text, second);
        text
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_stays() {
        assert_eq!(
            joined("good multi-", "agency work"),
            "good multi-agency work"
        );
        assert_eq!(joined("short-", "and long-term"), "short- and long-term");
        assert_eq!(joined("an up-", "to-date plan"), "an up-to-date plan");
        assert_eq!(joined("from 2013–", "14 on"), "from 2013–14 on");
        assert_eq!(
            joined("a plan –", "and a good one"),
            "a plan – and a good one"
        );
    }

    #[test]
    fn a_number_that_ends_a_sentence_begins_no_paragraph() {
        let page = "42. Staff stay in touch with young people up to the age of\n  25. They help them well.\n\n43. Homes are good.";
        let blocks = body(&text(&[page])).blocks;
        assert_eq!(blocks.len(), 2);
        assert_eq!(
            blocks[0].text,
            "Staff stay in touch with young people up to the age of 25. They help them well."
        );
        assert_eq!(blocks[1].mark, Mark::Number(43));
    }

    #[test]
    fn a_dash_is_a_bullet_only_where_it_stands_apart() {
        let page = "•|The help given to children:\n  –|at home\n  –|at school.\nStaff are kind – and they listen.";
        let blocks = body(&text(&[page])).blocks;
        let marks: Vec<Mark> = blocks.iter().map(|b| b.mark).collect();
        assert_eq!(
            marks,
            [
                Mark::Bullet('•'),
                Mark::Bullet('–'),
                Mark::Bullet('–'),
                Mark::None
            ]
        );
    }

    #[test]
    fn a_stray_space_does_not_split_a_compound() {
        let blocks = body(&text(&[
            "Good multi- disciplinary work, short- and long-term.",
        ]))
        .blocks;
        assert_eq!(
            blocks[0].text,
            "Good multi-disciplinary work, short- and long-term."
        );
    }
}
