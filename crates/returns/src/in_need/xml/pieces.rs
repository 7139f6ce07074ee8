//! Where a text is cut: behind every `</Child>` that is no part of a comment.

use std::ops::Range;

use memchr::memmem;

/// Bytes read at a time, or little more.
pub(in crate::in_need) const USUAL: usize = 1 << 20;

/// Some pieces of a text that follow each other, each a child's but for the last.
#[derive(Clone, Debug)]
pub(in crate::in_need) struct Chunk {
    /// Where the first begins.
    pub(super) start: usize,
    /// Where each ends.
    pub(super) ends: Vec<usize>,
    /// The line the first begins on.
    pub(super) line: u32,
    /// Whether the text ends with it.
    pub(super) is_last: bool,
}

impl Chunk {
    pub(super) fn end(&self) -> usize {
        self.ends.last().copied().unwrap_or(self.start)
    }

    /// The pieces as places in the text.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(self.start).chain(self.ends.iter().copied());
        starts
            .zip(self.ends.iter().copied())
            .map(|(start, end)| start..end)
    }

    /// The piece around a place, alone, and where it ends; its lines are counted from 1.
    pub(super) fn piece_at(&self, at: usize) -> (Self, usize) {
        let range = self
            .pieces()
            .find(|range| range.contains(&at))
            .unwrap_or_default();
        let piece = Self {
            start: range.start,
            ends: vec![range.end],
            line: 1,
            is_last: false,
        };
        (piece, range.end)
    }
}

/// Cuts a text into chunks of at least so many bytes.
pub(in crate::in_need) fn chunks(text: &str, at_least: usize) -> Vec<Chunk> {
    use rayon::prelude::*;
    let mut chunks = Vec::new();
    let mut chunk = Chunk {
        start: 0,
        ends: Vec::new(),
        line: 1,
        is_last: false,
    };
    for end in ends(text.as_bytes()) {
        chunk.ends.push(end);
        if end - chunk.start >= at_least {
            let next = Chunk {
                start: end,
                ends: Vec::new(),
                line: 1,
                is_last: false,
            };
            chunks.push(std::mem::replace(&mut chunk, next));
        }
    }
    chunk.ends.push(text.len());
    chunk.is_last = true;
    chunks.push(chunk);
    let lines: Vec<usize> = chunks
        .par_iter()
        .map(|chunk| lines_within(text, chunk.start, chunk.end()))
        .collect();
    let mut line = 1_u32;
    for (chunk, lines) in chunks.iter_mut().zip(lines) {
        chunk.line = line;
        line = line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
    }
    chunks
}

/// How many lines end between two places.
pub(super) fn lines_within(text: &str, from: usize, to: usize) -> usize {
    let part = text.as_bytes().get(from..to).unwrap_or_default();
    memchr::memchr_iter(b'\n', part).count()
}

/// The places right behind each `</Child>`.
fn ends(text: &[u8]) -> impl Iterator<Item = usize> {
    let mut hidden = Hidden::new(text);
    memmem::find_iter(text, "Child>").filter_map(move |at| {
        let closes = text.get(..at).is_some_and(closes);
        (closes && !hidden.hides(at)).then_some(at + "Child>".len())
    })
}

/// Whether what stands before a name begins an end tag: `</`, with a prefix or without.
fn closes(before: &[u8]) -> bool {
    if before.ends_with(b"</") {
        return true;
    }
    let Some(prefixed) = before.strip_suffix(b":") else {
        return false;
    };
    let near = prefixed.len().saturating_sub(64);
    let near = prefixed.get(near..).unwrap_or_default();
    let Some(open) = memchr::memrchr2(b'<', b'>', near) else {
        return false;
    };
    near.get(open..)
        .is_some_and(|tag| tag.starts_with(b"</") && !tag.iter().any(u8::is_ascii_whitespace))
}

/// The comments, quoted text and instructions of a text, in which nothing is a tag; asked from front to back.
struct Hidden<'t> {
    text: &'t [u8],
    mark: Option<usize>,
    instruction: Option<usize>,
    until: usize,
}

impl<'t> Hidden<'t> {
    fn new(text: &'t [u8]) -> Self {
        Self {
            text,
            mark: memmem::find(text, b"<!"),
            instruction: memmem::find(text, b"<?"),
            until: 0,
        }
    }

    fn find(&self, from: usize, what: &[u8]) -> Option<usize> {
        let rest = self.text.get(from..)?;
        memmem::find(rest, what).map(|at| from + at)
    }

    /// Whether a place is hidden; places are asked in order.
    fn hides(&mut self, at: usize) -> bool {
        loop {
            if at < self.until {
                return true;
            }
            let next = match (self.mark, self.instruction) {
                (Some(mark), Some(other)) => mark.min(other),
                (Some(only), None) | (None, Some(only)) => only,
                (None, None) => return false,
            };
            if next > at {
                return false;
            }
            let rest = self.text.get(next..).unwrap_or_default();
            let close: &[u8] = if rest.starts_with(b"<!--") {
                b"-->"
            } else if rest.starts_with(b"<![CDATA[") {
                b"]]>"
            } else if rest.starts_with(b"<?") {
                b"?>"
            } else {
                b""
            };
            let end = if close.is_empty() {
                next + 2
            } else {
                self.find(next + close.len() + 1, close)
                    .map_or(self.text.len(), |found| found + close.len())
            };
            self.until = end;
            if self.mark.is_some_and(|mark| mark < end) {
                self.mark = self.find(end, b"<!");
            }
            if self.instruction.is_some_and(|mark| mark < end) {
                self.instruction = self.find(end, b"<?");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let chunks = chunks(text, 1);
        let pieces = chunks.iter().flat_map(Chunk::pieces);
        pieces.map(|range| &text[range]).collect()
    }

    #[test]
    fn a_text_is_cut_behind_every_child() {
        assert_eq!(
            cut("<M><Child>a</Child>\n<Child>b</x:Child></Children></M>"),
            [
                "<M><Child>a</Child>",
                "\n<Child>b</x:Child>",
                "</Children></M>"
            ]
        );
        assert_eq!(cut("<Child>"), ["<Child>"]);
        assert_eq!(cut(""), [""]);
    }

    #[test]
    fn what_is_no_tag_cuts_nothing() {
        let text =
            "<!-- </Child> --><?x </Child>?><![CDATA[</Child>]]><Child/>a</Child><!-- </Child>";
        assert_eq!(cut(text).len(), 2);
        assert_eq!(cut("<a b:Child></OtherChild>").len(), 1);
    }

    #[test]
    fn lines_are_counted_over_the_whole() {
        let lines: Vec<u32> = chunks("\n</Child>\n\n</Child>", 1)
            .iter()
            .map(|chunk| chunk.line)
            .collect();
        assert_eq!(lines, [1, 2, 4]);
    }
}
