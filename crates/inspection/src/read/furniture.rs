//! A report's pages without their furniture: headings, paragraphs and bullets, whole across pages.
//!
//! Running headers, footers, page numbers, footnotes and the publisher's own paragraph at the end are left out.

mod blocks;

use std::collections::BTreeMap;

use crate::text::{Line, Page, Text};

use blocks::Build;

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
    let mut build = Build::new(leading);
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

/// Invented reports for the tests of those who read bodies.
#[cfg(test)]
pub(crate) mod invented {
    use crate::read::face::Face;
    use crate::record::{Framework, Kind};
    use crate::text::{Line, Page, Span, Text};

    /// A text of pages, each of lines. `# ` is a large heading, `## ` a bold one, `~` small type; `|` parts spans; a
    /// line that begins with spaces is indented; an empty line is a gap; `@ ` stands in the foot of the page.
    pub(crate) fn text(pages: &[&str]) -> Text {
        Text {
            pages: (1..)
                .zip(pages)
                .map(|(n, page)| self::page(n, page))
                .collect(),
            strange: Vec::new(),
        }
    }

    fn page(number: u16, words: &str) -> Page {
        let mut y = 100.0;
        let mut lines = Vec::new();
        for written in words.lines() {
            let foot = written.starts_with("@ ");
            let (words, size, bold) = if let Some(words) = written.strip_prefix("# ") {
                (words, 14.0, true)
            } else if let Some(words) = written.strip_prefix("## ") {
                (words, 12.0, true)
            } else if let Some(words) = written.strip_prefix('~') {
                (words, 9.0, false)
            } else {
                (written.strip_prefix("@ ").unwrap_or(written), 12.0, false)
            };
            y += 14.5;
            let trimmed = words.trim_start();
            if trimmed.is_empty() {
                continue;
            }
            let indent = f32::from(u8::try_from(words.len() - trimmed.len()).unwrap());
            lines.push(line(
                trimmed,
                70.0 + 9.0 * indent,
                if foot { 805.0 } else { y },
                size,
                bold,
            ));
        }
        Page {
            number,
            width: 595.0,
            height: 842.0,
            lines,
        }
    }

    fn line(words: &str, x: f32, y: f32, size: f32, bold: bool) -> Line {
        let mut spans = Vec::new();
        let mut at = x;
        for piece in words.split('|') {
            let right = at + 5.0 * f32::from(u16::try_from(piece.len()).unwrap());
            spans.push(Span {
                text: piece.to_owned(),
                x: at,
                right,
                size,
                bold,
            });
            at = if piece.len() < 5 { x + 18.0 } else { 390.0 };
        }
        Line {
            text: words.replace('|', " "),
            x,
            y,
            size,
            bold,
            spans,
        }
    }

    /// The face of an invented report.
    pub(crate) fn face(framework: Framework) -> Face {
        Face {
            framework,
            kind: Kind::Inspection,
            title_page: 1,
            title: None,
            authority: None,
            fieldwork: Vec::new(),
            published: None,
            lead_inspectors: Vec::new(),
            judgements: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::invented::text;
    use super::*;

    fn texts(pages: &[&str]) -> Vec<String> {
        body(&text(pages))
            .blocks
            .into_iter()
            .map(|b| b.text)
            .collect()
    }

    #[test]
    fn running_lines_page_numbers_and_footnotes_are_left_out() {
        let one = "# Findings\n\n1.|Staff know the children well and\n  visit them often.\n~1 This report was made\n~under an Act.\n@ Inspection of Mereshire children’s services\n@ 3 to 7 May 2021 2";
        let two = "2.|Plans are clear.\n@ Inspection of Mereshire children’s services\n@ 3 to 7 May 2021 3";
        let three = "3.|Help comes early.\n@ Inspection of Mereshire children’s services\n@ 3 to 7 May 2021 4";
        assert_eq!(
            texts(&[one, two, three]),
            [
                "Findings",
                "Staff know the children well and visit them often.",
                "Plans are clear.",
                "Help comes early."
            ]
        );
    }

    #[test]
    fn a_sentence_goes_on_overleaf() {
        let blocks = body(&text(&[
            "1.|Staff know the children well. They\n  visit them",
            "  every week. They listen.\n\n2.|Plans are clear.",
        ]))
        .blocks;
        assert_eq!(
            blocks[0].text,
            "Staff know the children well. They visit them every week. They listen."
        );
        assert_eq!((blocks[0].page, blocks[1].page), (1, 2));
        assert_eq!(blocks[1].mark, Mark::Number(2));
    }

    #[test]
    fn the_publishers_words_about_itself_end_a_report() {
        let end = "The Office for Standards in Education, Children’s Services and Skills regulates.\n\nMore.";
        assert_eq!(texts(&["1.|Help comes early.", end]), ["Help comes early."]);
    }

    #[test]
    fn the_grade_beside_a_boxed_heading_is_no_part_of_it() {
        let page = "# The experiences and progress of|Good\n# children who need help\n\n1.|Help comes early.\n\n2.|Plans are clear.\n\n3.|Staff are kind and they listen to children.";
        assert_eq!(
            texts(&[page])[0],
            "The experiences and progress of children who need help"
        );
    }
}
