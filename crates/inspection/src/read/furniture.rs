//! A report's pages without their furniture: headings, paragraphs and bullets, whole across pages.
//!
//! Running headers, footers, page numbers, footnotes and the publisher's own paragraph at the end are left out.

use std::collections::BTreeMap;

use crate::text::{Line, Page, Text};

/// A piece of the body that stands apart: a heading, a paragraph, a bullet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// The page it begins on.
    pub(crate) page: u16,
    /// What is printed before it.
    pub(crate) mark: Mark,
    /// Its text without the mark, lines joined, white space folded.
    pub(crate) text: String,
    /// Left edge of the mark, or of the text where there is none.
    pub(crate) x: f32,
    /// Left edge of the text.
    pub(crate) text_x: f32,
    /// Type size.
    pub(crate) size: f32,
    /// Whether it is set in bold.
    pub(crate) bold: bool,
    /// Whether its last piece stands apart at the right: a page number in a list of contents, a grade in a table.
    pub(crate) apart: bool,
    /// The space above it in lines of its own type; large at the top of a page.
    pub(crate) gap: f32,
}

/// What is printed before a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing.
    None,
    /// A number.
    Number(u16),
    /// A bullet, as printed.
    Bullet(char),
}

/// A report's body in blocks, with the size most of it is set in.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Body {
    /// The blocks in reading order.
    pub(crate) blocks: Vec<Block>,
    /// The type size most of the text is set in.
    pub(crate) size: f32,
}

impl Block {
    /// Whether it is set like a heading: bold or large, short, without a mark.
    pub(crate) fn looks_like_heading(&self, body_size: f32) -> bool {
        self.mark == Mark::None
            && (self.bold || self.size > body_size + 0.45)
            && self.text.len() < 220
            && !self.text.ends_with(['.', ';', ','])
    }
}

/// The body of a report.
pub(crate) fn body(text: &Text) -> Body {
    let size = body_size(text);
    let leading = leading(text, size);
    let running = running_lines(text, size);
    let last = text.pages.len();
    let mut build = Build {
        blocks: Vec::new(),
        leading,
        open: None,
    };
    for (i, page) in text.pages.iter().enumerate() {
        let kept = kept_lines(page, size, &running);
        let mut above: Option<&Line> = None;
        for line in kept {
            if line.text.starts_with(PUBLISHER) {
                build.close();
                if i + 3 > last {
                    return Body {
                        blocks: build.blocks,
                        size,
                    };
                }
                break;
            }
            build.line(line, page.number, above);
            above = Some(line);
        }
    }
    build.close();
    Body {
        blocks: build.blocks,
        size,
    }
}

/// How the publisher's paragraph about itself begins, after which nothing of the report follows.
const PUBLISHER: &str = "The Office for Standards in Education";

/// How footnotes begin that are sometimes set as large as the body.
const FOOTNOTES: &[&str] = &[
    "Ofsted produces this report under its power",
    "The areas for improvement have been cross-referenced",
    "The local authority was given the opportunity to review this section",
];

/// The type size most characters are set in.
fn body_size(text: &Text) -> f32 {
    let mut by_size: BTreeMap<u16, usize> = BTreeMap::new();
    for line in text.pages.iter().flat_map(|p| &p.lines) {
        *by_size.entry(half_points(line.size)).or_default() += line.text.len();
    }
    by_size
        .iter()
        .max_by_key(|(_, n)| **n)
        .map_or(12.0, |(half, _)| f32::from(*half) / 2.0)
}

/// A type size in half points.
fn half_points(size: f32) -> u16 {
    small(size * 2.0)
}

/// A length rounded to a whole number between 0 and 2,000.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped just before"
)]
fn small(length: f32) -> u16 {
    length.round().clamp(0.0, 2000.0) as u16
}

/// The usual distance between two base lines, in type sizes.
fn leading(text: &Text, size: f32) -> f32 {
    let mut by_ratio: BTreeMap<u16, usize> = BTreeMap::new();
    for page in &text.pages {
        for pair in page.lines.windows(2) {
            let [above, below] = pair else { continue };
            if (above.size - size).abs() < 0.6 && (below.size - size).abs() < 0.6 {
                let ratio = (below.y - above.y) / size;
                if (0.8..2.2).contains(&ratio) {
                    *by_ratio.entry(small(ratio * 50.0)).or_default() += 1;
                }
            }
        }
    }
    by_ratio
        .iter()
        .max_by_key(|(_, n)| **n)
        .map_or(1.2, |(fiftieths, _)| f32::from(*fiftieths) / 50.0)
}

/// A line's letters without digits and spaces: the same for a running line on every page.
fn without_digits(line: &str) -> String {
    line.chars()
        .filter(|c| c.is_alphabetic() || *c == '’' || *c == ',')
        .collect()
}

/// The lines that stand at the top or the foot of many pages, without their digits.
fn running_lines(text: &Text, size: f32) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in &text.pages {
        let n = page.lines.len();
        for (i, line) in page.lines.iter().enumerate() {
            if (i < 3 || i + 4 > n) && is_no_larger(line, size) && in_margin(line, page) {
                let key = without_digits(&line.text);
                if !key.is_empty() {
                    *seen.entry(key).or_default() += 1;
                }
            }
        }
    }
    let pages = text.pages.len();
    let often = if pages < 7 { 2 } else { (pages / 4).max(3) };
    seen.into_iter()
        .filter(|(_, n)| *n >= often)
        .map(|(key, _)| key)
        .collect()
}

/// Whether some of a line is set no larger than the body; the page number beside it may be.
fn is_no_larger(line: &Line, size: f32) -> bool {
    line.size < size + 0.7 || line.spans.iter().any(|s| s.size < size + 0.7)
}

/// Whether a line stands in the upper or lower tenth of its page.
fn in_margin(line: &Line, page: &Page) -> bool {
    line.y < page.height * 0.11 || line.y > page.height * 0.88
}

/// The lines of a page that belong to the body.
fn kept_lines<'a>(page: &'a Page, size: f32, running: &[String]) -> Vec<&'a Line> {
    let n = page.lines.len();
    let mut kept: Vec<&Line> = Vec::with_capacity(n);
    for (i, line) in page.lines.iter().enumerate() {
        let at_edge = i < 3 || i + 4 > n;
        if at_edge && in_margin(line, page) && is_furniture(line, running) {
            continue;
        }
        if line.text.trim().is_empty() || is_grade_cell(line, page) {
            continue;
        }
        kept.push(line);
    }
    drop_footnotes(&mut kept, size);
    kept
}

/// Grades as they stand in a cell beside a heading, and the pieces they break into.
const GRADE_CELLS: &[&str] = &[
    "outstanding",
    "good",
    "requires improvement",
    "requires improvement to be good",
    "inadequate",
    "requires",
    "improvement",
    "improvement to be good",
    "to be good",
    "be good",
    "not judged",
    "judgement grade",
    "grade",
];

/// Whether words are nothing but a grade, or a piece of one.
fn is_grade(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    GRADE_CELLS.contains(&words.as_str())
}

/// Whether a line is nothing but the grade in the right half of a boxed heading.
fn is_grade_cell(line: &Line, page: &Page) -> bool {
    line.x > page.width * 0.45 && line.text.len() < 40 && is_grade(&line.text)
}

/// Whether a line at the edge of a page is a page number or a running line.
fn is_furniture(line: &Line, running: &[String]) -> bool {
    let text = line.text.trim();
    if text.len() <= 3 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    let key = without_digits(text);
    !key.is_empty() && running.binary_search(&key).is_ok()
}

/// Takes the footnotes off the foot of a page: the small type below the last line of the body.
fn drop_footnotes(kept: &mut Vec<&Line>, size: f32) {
    let is_small = |line: &Line| line.size < size - 0.9;
    if kept.iter().any(|l| !is_small(l)) {
        while kept.last().is_some_and(|l| is_small(l)) {
            kept.pop();
        }
    }
    let start = kept.iter().position(|l| {
        let words = l
            .text
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        FOOTNOTES.iter().any(|f| words.starts_with(f))
    });
    if let Some(start) = start {
        kept.truncate(start);
        if kept.last().is_some_and(|l| is_footnote_digit(l)) {
            kept.pop();
        }
    }
}

/// Whether a line is nothing but the digit of a footnote.
fn is_footnote_digit(line: &Line) -> bool {
    let text = line.text.trim();
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The blocks built so far and the one still open.
struct Build {
    blocks: Vec<Block>,
    leading: f32,
    open: Option<Block>,
}

impl Build {
    fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }

    /// Adds a line: to the open block where it goes on, else as a block of its own.
    fn line(&mut self, line: &Line, page: u16, above: Option<&Line>) {
        let gap = above.map_or(9.0, |a| {
            (line.y - a.y) / (self.leading * line.size.max(a.size).max(1.0))
        });
        let start = start_of(line);
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
pub(crate) fn is_bullet(c: char) -> bool {
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
