//! The return as one file of XML, in the form that came before a file for each table: `EXPSSDA903`, in it a `CHILD` with
//! its `HEADER` and an `EPISODE` for each.
//!
//! Read as it comes, whatever the order of elements and whatever is missing; half a file gives what was there. What the
//! form never had room for (social workers, deprivation of liberty) may stand in groups of its own, as
//! [`write`](super::write::xml) puts them.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::Year;
use crate::doubt::{Doubt, What};
use crate::read::{LONGEST_VALUE, Noticed, What as Notice, encoding};
use crate::submission::File;
use crate::table::Lines;

mod group;
mod taking;

use group::{Group, Kind};
use taking::Taking;

/// The deepest element that is read; a return needs five.
const DEEPEST: usize = 16;

/// The most of an element's name that is kept, in bytes; those of a return are short.
const LONGEST_NAME: usize = 60;

/// Whether a file is marked up, as far as its first bytes tell; a web page is not meant.
fn is_xml(bytes: &[u8]) -> bool {
    let top: Vec<u8> = bytes
        .iter()
        .take(400)
        .copied()
        .filter(|byte| !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .skip_while(u8::is_ascii_whitespace)
        .map(|byte| byte.to_ascii_lowercase())
        .collect();
    top.starts_with(b"<") && !top.starts_with(b"<html") && !top.starts_with(b"<!doctype html")
}

/// Reads the files of one year, in either form. A table that both forms hold is taken from the XML.
pub(super) fn read_year(files: &[File<'_>]) -> (Year, Vec<Doubt>) {
    let (marked, plain): (Vec<File<'_>>, Vec<File<'_>>) =
        files.iter().partition(|file| is_xml(file.bytes));
    let Some((first, others)) = marked.split_first() else {
        return Year::read(&plain);
    };
    let (mut year, mut doubts) = read(first);
    for other in others {
        let also = What::SameTable(first.name.to_owned());
        doubts.push(Doubt::of_file(other.name, also));
    }
    if !plain.is_empty() {
        let (beside, doubts_beside) = Year::read(&plain);
        doubts.extend(
            doubts_beside
                .into_iter()
                .filter(|doubt| doubt.what != What::MissingTable),
        );
        year.fill(beside, &mut doubts);
    }
    year.missing_tables(&mut doubts);
    (year, doubts)
}

/// One file of XML.
fn read(file: &File<'_>) -> (Year, Vec<Doubt>) {
    let (text, noticed) = encoding::decode(file.bytes);
    let mut reading = Reading {
        file: file.name,
        text: &text,
        counted: 0,
        line: 1,
        open: Vec::new(),
        leaf: None,
        child: Vec::new(),
        taking: Taking::default(),
        children: 0,
        refused: Lines::default(),
        too_deep: Lines::default(),
        too_long: Lines::default(),
        doubts: noticed
            .into_iter()
            .map(|noticed| Doubt::of_file(file.name, What::Noticed(noticed)))
            .collect(),
    };
    reading.through();
    reading.over()
}

/// An element that is open.
enum Open {
    /// It holds others, or nothing that matters.
    Outer,
    /// A child.
    Child,
    /// A group of fields, by its place among those of the child.
    Group(usize),
    /// A field.
    Leaf,
}

struct Reading<'t> {
    file: &'t str,
    text: &'t str,
    /// How much of the text its lines were counted of.
    counted: usize,
    line: u32,
    open: Vec<Open>,
    /// Name and text of the field that is open.
    leaf: Option<(String, String)>,
    /// The groups of the child that is open.
    child: Vec<Group>,
    taking: Taking,
    children: u32,
    refused: Lines,
    too_deep: Lines,
    too_long: Lines,
    doubts: Vec<Doubt>,
}

impl Reading<'_> {
    fn through(&mut self) {
        let text = self.text;
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match reader.read_event() {
                Ok(Event::Start(start)) => {
                    self.count_to(at);
                    self.start(start.local_name().as_ref());
                }
                Ok(Event::Empty(start)) => {
                    self.count_to(at);
                    self.start(start.local_name().as_ref());
                    self.end();
                }
                Ok(Event::End(_)) => self.end(),
                Ok(Event::Text(text)) => self.add(&text.into_inner()),
                Ok(Event::CData(text)) => self.add(&text.into_inner()),
                Ok(Event::GeneralRef(name)) => match character(&name) {
                    Some(character) => self.add(character.encode_utf8(&mut [0; 4])),
                    None => {
                        self.count_to(at);
                        self.refused.add(self.line);
                    }
                },
                Ok(Event::DocType(_)) => {
                    self.count_to(at);
                    self.refused.add(self.line);
                }
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
                Ok(Event::Eof) => {
                    self.count_to(text.len());
                    if !self.open.is_empty() {
                        self.cut_off();
                    }
                    return;
                }
                Err(_) => {
                    self.count_to(at);
                    self.cut_off();
                    return;
                }
            }
        }
    }

    /// Counts the lines up to a place.
    fn count_to(&mut self, at: usize) {
        let at = at.min(self.text.len());
        let between = self
            .text
            .as_bytes()
            .get(self.counted..at)
            .unwrap_or_default();
        let lines = between.iter().filter(|byte| **byte == b'\n').count();
        self.line = self
            .line
            .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.counted = at.max(self.counted);
    }

    fn cut_off(&mut self) {
        let mut lines = Lines::default();
        lines.add(self.line);
        self.doubts.push(Doubt {
            lines,
            ..Doubt::of_file(
                self.file,
                What::Other("the file breaks off in the middle; what stood before was read"),
            )
        });
    }

    fn start(&mut self, name: &str) {
        let name = name.get(..name.floor_char_boundary(LONGEST_NAME));
        let name = name.unwrap_or_default().to_ascii_uppercase();
        if self.open.len() >= DEEPEST {
            self.too_deep.add(self.line);
            self.open.push(Open::Outer);
            return;
        }
        // A field that has elements in it is no field.
        self.leaf = None;
        let kind = Kind::of(&name);
        let open = if self.open.len() == 1 && name == "CHILD" {
            self.close_child();
            self.children += 1;
            Open::Child
        } else if let Some(kind) = kind.filter(|_| !self.open.is_empty()) {
            self.child.push(Group::new(kind, self.line));
            Open::Group(self.child.len() - 1)
        } else {
            self.leaf = Some((name, String::new()));
            Open::Leaf
        };
        self.open.push(open);
    }

    fn add(&mut self, text: &str) {
        let Some((_, so_far)) = &mut self.leaf else {
            return;
        };
        let room = LONGEST_VALUE - so_far.len();
        let fits = text.get(..text.floor_char_boundary(room));
        so_far.push_str(fits.unwrap_or_default());
        if text.len() > room {
            self.too_long.add(self.line);
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Child) => self.close_child(),
            Some(Open::Leaf) => {
                let Some((name, text)) = self.leaf.take() else {
                    return;
                };
                let group = self.open.iter().rev().find_map(|open| match open {
                    Open::Group(at) => Some(*at),
                    Open::Outer | Open::Child | Open::Leaf => None,
                });
                match group.and_then(|at| self.child.get_mut(at)) {
                    Some(group) => group.put(&name, text.trim()),
                    None if self.open.is_empty() => {}
                    None => self.taking.unknown(name),
                }
            }
            Some(Open::Outer | Open::Group(_)) | None => {}
        }
    }

    /// Takes the rows of the child that is over.
    fn close_child(&mut self) {
        let groups = std::mem::take(&mut self.child);
        self.leaf = None;
        self.taking.take(&groups);
    }

    fn over(mut self) -> (Year, Vec<Doubt>) {
        self.close_child();
        let said = [
            (
                self.refused,
                "definitions and references of the file's own are not followed, and what they stand for was not read",
            ),
            (
                self.too_deep,
                "elements stand too deep in one another and were not read",
            ),
        ];
        for (lines, words) in said {
            if lines.count > 0 {
                self.doubts.push(Doubt {
                    lines,
                    ..Doubt::of_file(self.file, What::Other(words))
                });
            }
        }
        if self.too_long.count > 0 {
            let what = What::Noticed(Noticed {
                line: None,
                what: Notice::LongValue,
            });
            self.doubts.push(Doubt {
                lines: self.too_long,
                ..Doubt::of_file(self.file, what)
            });
        }
        if self.children == 0 {
            self.doubts
                .push(Doubt::of_file(self.file, What::NotRecognised));
            return (Year::default(), self.doubts);
        }
        let year = self.taking.over(self.file, &mut self.doubts);
        (year, self.doubts)
    }
}

/// The character that `&name;` stands for: the five that every file may use, and those given by number.
fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests;
