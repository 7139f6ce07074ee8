//! One piece of a text, tag by tag: what stands open, the values of the row in hand, and what cannot be understood.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::group::{Group, only_holds};
use super::part::{Part, Readers};
use super::pieces::lines_within;
use crate::read::{Row, Slot, What as Notice, first_of};

/// How deep elements may stand within each other.
const DEEPEST: usize = 24;

/// Broken tags of one piece after which the rest of it is left.
const MOST_BROKEN: usize = 50;

/// Reads a piece; gives the line it ends on.
pub(super) fn read(
    text: &str,
    range: Range<usize>,
    line: u32,
    is_last: bool,
    part: &mut Part,
    (readers, rows): (&mut Readers, &mut [Values; Group::COUNT]),
) -> u32 {
    let mut piece = Piece {
        text,
        piece: text.get(range.clone()).unwrap_or_default(),
        start: range.start,
        line,
        counted: range.start,
        at: range.start,
        open: Vec::new(),
        rows,
        value: None,
        in_child: false,
        episode: 0,
        below: [0; 2],
        unknown: 0,
        part,
        readers,
    };
    piece.run(is_last);
    piece.at = range.end;
    piece.line_here()
}

/// The column of a place, counted in characters from 1.
pub(super) fn column(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let within = before.get(line..).unwrap_or_default().chars().count();
    u32::try_from(within + 1).unwrap_or(u32::MAX)
}

/// The values of a row that stands open; kept from piece to piece, so that their room is.
#[derive(Default)]
pub(super) struct Values {
    line: u32,
    slots: Vec<Slot>,
    own: String,
    listed: bool,
}

/// A value being read: whose column, and what of its text was met so far.
struct Value {
    group: Group,
    column: usize,
    line: u32,
    text: Met,
}

enum Met {
    Nothing,
    Shared(usize, usize),
    Own(String),
}

struct Piece<'t, 'p> {
    text: &'t str,
    piece: &'t str,
    /// Where the piece begins in the text.
    start: usize,
    line: u32,
    /// Up to where lines were counted.
    counted: usize,
    /// Where the tag in hand begins in the text.
    at: usize,
    open: Vec<Group>,
    rows: &'p mut [Values; Group::COUNT],
    value: Option<Value>,
    in_child: bool,
    episode: u32,
    /// Numbers of the last assessment and of the last protection plan in the episode.
    below: [u32; 2],
    /// How many elements stand open that are not known.
    unknown: usize,
    part: &'p mut Part,
    readers: &'p mut Readers,
}

impl<'t> Piece<'t, '_> {
    fn run(&mut self, is_last: bool) {
        let mut from = 0;
        let mut broken = 0;
        while let Some(rest) = self.piece.get(from..).filter(|rest| !rest.is_empty()) {
            let Some(failed) = self.events(rest, from) else {
                break;
            };
            let behind = failed + 1;
            let next = self
                .piece
                .as_bytes()
                .get(behind..)
                .and_then(|rest| memchr::memchr(b'<', rest));
            self.at = self.start + failed;
            match next {
                None if is_last => {
                    self.part.cut_off = true;
                    break;
                }
                Some(next) if broken < MOST_BROKEN => {
                    self.broken();
                    from = behind + next;
                    broken += 1;
                }
                Some(_) | None => {
                    self.broken();
                    break;
                }
            }
        }
        if is_last && (self.in_child || !self.open.is_empty() || self.value.is_some()) {
            self.part.cut_off = true;
        }
        self.close_all();
    }

    /// Reads tags from a place on; gives the place of one that is broken.
    fn events(&mut self, rest: &'t str, from: usize) -> Option<usize> {
        let mut reader = Reader::from_str(rest);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        loop {
            let before = from + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            self.at = self.start + before;
            match reader.read_event() {
                Ok(Event::Start(start)) => self.begin(start.local_name().as_ref()),
                Ok(Event::Empty(start)) => {
                    let name = start.local_name();
                    self.begin(name.as_ref());
                    self.end(name.as_ref());
                }
                Ok(Event::End(end)) => self.end(end.local_name().as_ref()),
                Ok(Event::Text(text)) => {
                    if self.value.is_some() {
                        self.met(&text);
                    }
                }
                Ok(Event::CData(text)) => self.met(&text),
                Ok(Event::GeneralRef(name)) => self.reference(&name),
                Ok(Event::DocType(_)) => self.note(Notice::Refused("A document type")),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
                Ok(Event::Eof) => return None,
                Err(_) => return Some(before),
            }
        }
    }

    fn line_here(&mut self) -> u32 {
        if self.at > self.counted {
            let lines = lines_within(self.text, self.counted, self.at);
            self.line = self
                .line
                .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.counted = self.at;
        }
        self.line
    }

    fn note(&mut self, what: Notice) {
        let line = self.line_here();
        self.part.noted.add(what, line);
    }

    fn broken(&mut self) {
        let column = column(self.text, self.at);
        self.note(Notice::BrokenTag(column));
    }

    /// A tag begins an element.
    fn begin(&mut self, name: &str) {
        // A value holds no elements: one that begins here says that the value's own end is missing.
        self.close_value();
        if name == "Child" {
            self.begin_child();
        } else if let Some(group) = Group::named(name) {
            self.begin_group(group);
        } else if only_holds(name) {
            self.part.open += i64::from(matches!(name, "Message" | "Children"));
        } else if self.unknown > 0 {
            self.unknown += 1;
            if self.unknown == DEEPEST {
                self.note(Notice::TooDeep);
            }
        } else {
            self.begin_value(name);
        }
    }

    fn begin_child(&mut self) {
        self.close_all();
        self.in_child = true;
        self.part.children = self.part.children.saturating_add(1);
        self.episode = 0;
        self.below = [0; 2];
    }

    fn begin_group(&mut self, group: Group) {
        self.unknown = 0;
        while self.open.last().copied() != group.parent() && !self.open.is_empty() {
            self.close_last();
        }
        if group != Group::Header && !self.in_child {
            self.begin_child();
        }
        match group {
            Group::Details => {
                self.episode += 1;
                self.below = [0; 2];
            }
            Group::Assessments => self.below[0] += 1,
            Group::ProtectionPlans => self.below[1] += 1,
            Group::Header
            | Group::Identifiers
            | Group::Characteristics
            | Group::Disabilities
            | Group::Factors
            | Group::Plans
            | Group::Enquiries
            | Group::Reviews
            | Group::PreProceedings => {}
        }
        let line = self.line_here();
        let keys = self.keys(group);
        if let Some(values) = self.rows.get_mut(group as usize) {
            values.line = line;
            values.listed = false;
            values.own.clear();
            values.slots.clear();
            values.slots.extend(keys.into_iter().take(group.keys()));
            values.slots.resize(group.columns().len(), Slot::Empty);
        }
        self.open.push(group);
    }

    /// The numbers of child, episode and what hangs below it, as far as there are any.
    fn keys(&self, group: Group) -> [Slot; 3] {
        let number = |number: u32| {
            if number == 0 {
                Slot::Empty
            } else {
                Slot::Number(f64::from(number))
            }
        };
        let below = match group {
            Group::Assessments | Group::Factors => self.below[0],
            Group::ProtectionPlans | Group::Reviews => self.below[1],
            Group::Header
            | Group::Identifiers
            | Group::Characteristics
            | Group::Disabilities
            | Group::Details
            | Group::Plans
            | Group::Enquiries
            | Group::PreProceedings => 0,
        };
        [
            Slot::Number(f64::from(self.part.children)),
            number(self.episode),
            number(below),
        ]
    }

    fn begin_value(&mut self, name: &str) {
        let known = self
            .open
            .last()
            .and_then(|group| Some((*group, group.column(name)?)));
        let Some((group, column)) = known else {
            self.unknown = 1;
            let name: String = name.chars().take(60).collect();
            self.note(Notice::UnknownElement(name));
            return;
        };
        let line = self.line_here();
        self.value = Some(Value {
            group,
            column,
            line,
            text: Met::Nothing,
        });
    }

    /// Text of the value in hand.
    fn met(&mut self, text: &str) {
        let piece = self.piece;
        let Some(value) = &mut self.value else { return };
        // The text is borrowed from the piece, so that its place tells where it stands.
        let from = (text.as_ptr() as usize).checked_sub(piece.as_ptr() as usize);
        let place = from.map(|from| (from, from + text.len()));
        let place =
            place.filter(|(from, to)| piece.get(*from..*to).is_some_and(|part| part == text));
        value.text = match (std::mem::replace(&mut value.text, Met::Nothing), place) {
            (Met::Nothing, Some((from, to))) => Met::Shared(from, to),
            (Met::Nothing, None) => Met::Own(text.to_owned()),
            (Met::Shared(from, to), _) => {
                let before = piece.get(from..to).unwrap_or_default();
                Met::Own([before, text].concat())
            }
            (Met::Own(mut own), _) => {
                own.push_str(text);
                Met::Own(own)
            }
        };
    }

    /// `&name;` in a value.
    fn reference(&mut self, name: &str) {
        if self.value.is_none() {
            return;
        }
        let mut buffer = [0; 4];
        match character(name) {
            Some(character) => {
                let text: &str = character.encode_utf8(&mut buffer);
                self.met_own(text);
            }
            None => self.note(Notice::Refused("An entity")),
        }
    }

    fn met_own(&mut self, text: &str) {
        let piece = self.piece;
        let Some(value) = &mut self.value else { return };
        let mut own = match std::mem::replace(&mut value.text, Met::Nothing) {
            Met::Nothing => String::new(),
            Met::Shared(from, to) => piece.get(from..to).unwrap_or_default().to_owned(),
            Met::Own(own) => own,
        };
        own.push_str(text);
        value.text = Met::Own(own);
    }

    /// A tag ends an element.
    fn end(&mut self, name: &str) {
        if name == "Child" {
            self.close_all();
        } else if let Some(group) = Group::named(name) {
            if self.open.contains(&group) {
                while self.open.contains(&group) {
                    self.close_last();
                }
            }
        } else if only_holds(name) {
            self.close_value();
            self.part.open -= i64::from(matches!(name, "Message" | "Children"));
        } else if self.value.is_some() {
            self.close_value();
        } else {
            self.unknown = self.unknown.saturating_sub(1);
        }
    }

    fn close_value(&mut self) {
        let Some(value) = self.value.take() else {
            return;
        };
        let keys = self.keys(value.group);
        let Some(values) = self.rows.get_mut(value.group as usize) else {
            return;
        };
        let whole = match &value.text {
            Met::Nothing => "",
            Met::Shared(from, to) => self.piece.get(*from..*to).unwrap_or_default(),
            Met::Own(own) => own,
        };
        let read = first_of(whole);
        if read.len() < whole.len() {
            self.part.noted.add(Notice::LongValue, value.line);
        }
        let slot = match &value.text {
            Met::Nothing => Slot::Empty,
            Met::Shared(from, _) => Slot::shared(*from, from + read.len()),
            Met::Own(_) => {
                let from = values.own.len();
                values.own.push_str(read);
                Slot::own(from, values.own.len())
            }
        };
        if value.group.is_list() {
            values.listed = true;
            values.slots.clear();
            values
                .slots
                .extend(keys.into_iter().take(value.group.keys()));
            values.slots.push(slot);
            let row = Row::of(value.line, &values.slots, self.piece, &values.own);
            self.part.push(self.readers, value.group, row);
            return;
        }
        let Some(column) = values.slots.get_mut(value.column) else {
            return;
        };
        if *column == Slot::Empty {
            *column = slot;
        } else if slot != Slot::Empty {
            let name = value
                .group
                .columns()
                .get(value.column)
                .map_or("", |column| column.name);
            self.part.noted.add(
                Notice::UnknownElement(format!("{name}, a second time")),
                value.line,
            );
        }
    }

    /// Closes the last element that stands open, and makes its row.
    fn close_last(&mut self) {
        self.close_value();
        self.unknown = 0;
        let Some(group) = self.open.pop() else { return };
        let keys = self.keys(group);
        let Some(values) = self.rows.get_mut(group as usize) else {
            return;
        };
        if group.is_list() {
            // A group of reviews without any is a row that says so; the other lists may be empty.
            if group != Group::Reviews || values.listed {
                return;
            }
            values.slots.clear();
            values.slots.extend(keys.into_iter().take(group.keys()));
        }
        let row = Row::of(values.line, &values.slots, self.piece, &values.own);
        self.part.push(self.readers, group, row);
    }

    fn close_all(&mut self) {
        self.close_value();
        while !self.open.is_empty() {
            self.close_last();
        }
        self.in_child = false;
        self.unknown = 0;
    }
}

/// The character that `&name;` stands for, of the five that need no explaining, or by number.
fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
