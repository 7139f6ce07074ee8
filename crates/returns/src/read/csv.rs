//! Text as rows: cells between commas, tabs, semicolons or bars, quoted or not, borrowed from the text.
//!
//! The line of every row is right whatever the line ends are and however many of them stand within quotes. A quotation
//! mark that nothing closes costs one line, not the rest of the file.

use std::borrow::Cow;

use super::notice::{Limit, Noticed, Notices, What};
use super::{LONGEST_VALUE, Row, Slot, encoding};

/// The most cells of a row that are read.
const MOST_COLUMNS: usize = 16_384;
/// The longest quoted cell: past this, its closing mark is taken to be missing.
const LONGEST_QUOTED: usize = LONGEST_VALUE;
/// What can stand between cells, likeliest first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// How many rows are looked at to tell what stands between cells.
const SNIFFED: usize = 20;

/// A text file, decoded.
pub struct File<'b> {
    text: Cow<'b, str>,
    delimiter: u8,
    /// Where the rows begin: after a first line `sep=;`, which tells a spreadsheet the delimiter.
    start: usize,
}

impl<'b> File<'b> {
    /// Decodes the bytes and finds what stands between cells.
    #[must_use]
    pub fn open(bytes: &'b [u8]) -> (File<'b>, Vec<Noticed>) {
        let (text, mut noticed) = encoding::decode(bytes);
        let (delimiter, start) = declared(&text).unwrap_or_else(|| (sniff(&text), 0));
        if delimiter != b',' {
            noticed.push(Noticed::of_file(What::Delimiter(char::from(delimiter))));
        }
        (
            File {
                text,
                delimiter,
                start,
            },
            noticed,
        )
    }

    /// The rows from the top.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        let mut rows = Rows::new(&self.text, self.delimiter);
        if self.start > 0 {
            (rows.at, rows.line) = (self.start, 2);
        }
        rows
    }
}

fn declared(text: &str) -> Option<(u8, usize)> {
    let first = text.split(['\r', '\n']).next()?;
    let mark = first.trim_matches('"').strip_prefix("sep=")?.as_bytes();
    let [delimiter] = mark else { return None };
    let rest = text.get(first.len()..)?;
    let end = if rest.starts_with("\r\n") {
        2
    } else {
        rest.len().min(1)
    };
    DELIMITERS
        .contains(delimiter)
        .then_some((*delimiter, first.len() + end))
}

/// The delimiter that makes the most cells in rows of one width.
fn sniff(text: &str) -> u8 {
    let cells = |delimiter: u8| {
        let mut rows = Rows::new(text, delimiter);
        let mut widths = Vec::with_capacity(SNIFFED);
        while widths.len() < SNIFFED {
            let Some(row) = rows.next_row() else { break };
            widths.push(row.len());
        }
        widths
            .iter()
            .map(|width| (width - 1) * widths.iter().filter(|other| *other == width).count())
            .max()
            .unwrap_or(0)
    };
    let mut best = (b',', 0);
    for delimiter in DELIMITERS {
        let cells = cells(delimiter);
        if cells > best.1 {
            best = (delimiter, cells);
        }
    }
    best.0
}

/// The rows of a text file, one at a time, each borrowed until the next.
pub struct Rows<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
    line: u32,
    slots: Vec<Slot>,
    own: String,
    width_before: usize,
    blank_rows: u64,
    after_quote: usize,
    ended: bool,
    noticed: Notices,
}

/// How a cell ended.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Cell,
    Line,
    Text,
}

impl<'t> Rows<'t> {
    fn new(text: &'t str, delimiter: u8) -> Rows<'t> {
        Rows {
            text,
            delimiter,
            at: 0,
            line: 1,
            slots: Vec::new(),
            own: String::new(),
            width_before: 0,
            blank_rows: 0,
            after_quote: 0,
            ended: false,
            noticed: Notices::default(),
        }
    }

    /// The next row with anything in it.
    pub fn next_row(&mut self) -> Option<Row<'_>> {
        while self.at < self.text.len() {
            let line = self.line;
            let (anything, end) = self.record(line);
            if end == End::Text && self.slots.len() < self.width_before {
                self.noticed.push(Noticed::at(line, What::PerhapsCutOff));
            }
            if anything {
                self.width_before = self.slots.len();
                return Some(Row {
                    line,
                    hidden: false,
                    slots: &self.slots,
                    shared: self.text,
                    own: &self.own,
                });
            }
            self.blank_rows += 1;
        }
        if !self.ended {
            self.ended = true;
            if self.after_quote > 0 {
                self.noticed
                    .push(Noticed::of_file(What::TextAfterQuote(self.after_quote)));
            }
            self.noticed.close();
        }
        None
    }

    /// How many rows with nothing in them were passed over so far.
    #[must_use]
    pub fn blank_rows(&self) -> u64 {
        self.blank_rows
    }

    /// What was noticed so far.
    #[must_use]
    pub fn noticed(&self) -> &[Noticed] {
        self.noticed.list()
    }

    /// Reads the cells of one row; says whether there is anything in it, and how it ended.
    fn record(&mut self, line: u32) -> (bool, End) {
        self.slots.clear();
        self.own.clear();
        let mut anything = false;
        loop {
            let quoted = self.rest().first() == Some(&b'"');
            let (slot, end) = if quoted {
                self.quoted()
            } else {
                self.plain(self.at)
            };
            anything |= !self.is_blank(slot);
            if self.slots.len() < MOST_COLUMNS {
                self.slots.push(slot);
            } else if self.slots.len() == MOST_COLUMNS && slot != Slot::Empty {
                self.noticed
                    .push_once(Noticed::at(line, What::StoppedAtLimit(Limit::Columns)));
            }
            if end != End::Cell {
                return (anything, end);
            }
        }
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// A cell without quotes, or the rest of one: everything from `start` up to what parts it from the next.
    fn plain(&mut self, start: usize) -> (Slot, End) {
        let delimiter = self.delimiter;
        let parted = |byte: &u8| *byte == delimiter || *byte == b'\n' || *byte == b'\r';
        self.at += self
            .rest()
            .iter()
            .position(parted)
            .unwrap_or(self.rest().len());
        let kept = self.within_limit(start);
        (Slot::shared(start, kept), self.step_over())
    }

    /// Where the text from `start` up to here ends, or the most of it that is read.
    fn within_limit(&mut self, start: usize) -> usize {
        if self.at - start <= LONGEST_VALUE {
            return self.at;
        }
        self.noticed.push(Noticed::at(self.line, What::LongValue));
        self.text.floor_char_boundary(start + LONGEST_VALUE)
    }

    /// Steps over a delimiter or a line end; lines are counted here and within quotes, nowhere else.
    fn step_over(&mut self) -> End {
        let (step, end) = match self.rest() {
            [] => return End::Text,
            [b'\r', b'\n', ..] => (2, End::Line),
            [b'\r' | b'\n', ..] => (1, End::Line),
            [_, ..] => (1, End::Cell),
        };
        self.at += step;
        self.line += u32::from(end == End::Line);
        end
    }

    /// A cell that opens with a quotation mark.
    fn quoted(&mut self) -> (Slot, End) {
        let open = self.at;
        let own_before = self.own.len();
        let mut from = open + 1;
        let mut breaks = 0;
        loop {
            let within = self.text.get(from..).unwrap_or_default();
            let near = |length: &usize| from + length - open <= LONGEST_QUOTED;
            let Some(length) = within.find('"').filter(near) else {
                return self.unclosed(open, own_before);
            };
            let close = from + length;
            let part = within.get(..length).unwrap_or_default();
            breaks += line_breaks(part);
            self.at = close + 1;
            if self.rest().first() == Some(&b'"') {
                // Two marks stand for one.
                self.own.push_str(part);
                self.own.push('"');
                from = close + 2;
                continue;
            }
            let whole = if self.own.len() == own_before {
                Slot::shared(from, close)
            } else {
                self.own.push_str(part);
                Slot::own(own_before, self.own.len())
            };
            let parted = match self.rest() {
                [] | [b'\r' | b'\n', ..] => true,
                [byte, ..] => *byte == self.delimiter,
            };
            if parted {
                self.line += breaks;
                return (whole, self.step_over());
            }
            if breaks > 0 {
                // It spans lines and what closes it opens the next cell: a stray mark, not a cell of many lines.
                return self.unclosed(open, own_before);
            }
            return self.after_quote(own_before, (from, close));
        }
    }

    /// What follows a closing mark belongs to the cell still, unless it is spaces.
    fn after_quote(&mut self, own_before: usize, (from, close): (usize, usize)) -> (Slot, End) {
        let start = self.at;
        if self.own.len() == own_before {
            let quoted = self.text.get(from..close).unwrap_or_default();
            self.own.push_str(quoted);
        }
        let (after, end) = self.plain(start);
        let after = match after {
            Slot::Shared(start, end) => super::piece(self.text, start, end),
            Slot::Empty
            | Slot::Own(..)
            | Slot::Number(_)
            | Slot::Date(_)
            | Slot::Bool(_)
            | Slot::Error(..) => "",
        };
        if !after.trim().is_empty() {
            self.own.push_str(after);
            self.after_quote += 1;
        }
        (Slot::own(own_before, self.own.len()), end)
    }

    /// A mark that nothing closes is part of the text, and the cell ends where it would without it.
    fn unclosed(&mut self, open: usize, own_before: usize) -> (Slot, End) {
        self.own.truncate(own_before);
        self.noticed
            .push(Noticed::at(self.line, What::UnclosedQuote));
        self.at = open + 1;
        self.plain(open + 1)
    }

    fn is_blank(&self, slot: Slot) -> bool {
        let text = match slot {
            Slot::Shared(start, end) => super::piece(self.text, start, end),
            Slot::Own(start, end) => super::piece(&self.own, start, end),
            Slot::Empty | Slot::Number(_) | Slot::Date(_) | Slot::Bool(_) | Slot::Error(..) => {
                return slot == Slot::Empty;
            }
        };
        text.trim_start().is_empty()
    }
}

/// How many lines a text spans beyond its first.
fn line_breaks(text: &str) -> u32 {
    let mut before = 0;
    let mut breaks = 0;
    for byte in text.bytes() {
        breaks += u32::from(byte == b'\r' || (byte == b'\n' && before != b'\r'));
        before = byte;
    }
    breaks
}

#[cfg(test)]
mod tests;
