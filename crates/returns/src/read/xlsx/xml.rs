//! The marked-up text inside a workbook's part, as starts, ends and text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::notice::{Limit, What};
use super::super::zip::{State, Unpacked};

/// A part being read.
pub(super) struct Xml<'b> {
    reader: Reader<Unpacked<'b>>,
    buffer: Vec<u8>,
}

/// What comes next in a part. An element without content starts and ends.
pub(super) enum Next<'x> {
    Start(BytesStart<'x>),
    End(Name),
    Text(&'x str),
    Char(char),
    Other,
    /// The part is over, or cannot be read on.
    Over,
}

/// The elements whose ends matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Row,
    Cell,
    SheetData,
    Item,
    Phonetic,
    Other,
}

impl<'b> Xml<'b> {
    pub(super) fn new(part: Unpacked<'b>) -> Xml<'b> {
        let mut reader = Reader::from_reader(part);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        config.expand_empty_elements = true;
        Xml {
            reader,
            buffer: Vec::new(),
        }
    }

    pub(super) fn next(&mut self) -> Next<'_> {
        self.buffer.clear();
        self.reader.get_mut().mark();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(start)) => Next::Start(start),
            Ok(Event::End(end)) => Next::End(match end.local_name().as_ref() {
                "row" => Name::Row,
                "c" => Name::Cell,
                "sheetData" => Name::SheetData,
                "si" => Name::Item,
                "rPh" => Name::Phonetic,
                _ => Name::Other,
            }),
            Ok(Event::Text(text)) => borrowed(text.into_inner()),
            Ok(Event::CData(text)) => borrowed(text.into_inner()),
            Ok(Event::GeneralRef(entity)) => entity_char(&entity).map_or(Next::Other, Next::Char),
            Ok(
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_),
            ) => Next::Other,
            Ok(Event::Eof) | Err(_) => Next::Over,
        }
    }

    /// Whether everything was read that the part holds.
    pub(super) fn at_end(&self) -> bool {
        matches!(self.reader.get_ref().state(), State::Ended { .. })
    }

    /// What is to be said of a part that was over before its end, or that was not as it was written.
    pub(super) fn verdict(&self, part: &str, whole: bool) -> Option<What> {
        match self.reader.get_ref().state() {
            State::TooMuch => Some(What::StoppedAtLimit(Limit::Bytes)),
            State::TooLong => Some(What::StoppedAtLimit(Limit::Cell)),
            State::Ended { matches: false } => Some(What::WrongChecksum(part.to_owned())),
            State::Reading | State::Ended { matches: true } => {
                (!whole).then(|| What::BrokenPart(part.to_owned()))
            }
        }
    }
}

fn borrowed(text: std::borrow::Cow<'_, str>) -> Next<'_> {
    match text {
        std::borrow::Cow::Borrowed(text) => Next::Text(text),
        // The reader borrows from its buffer; it makes no text of its own.
        std::borrow::Cow::Owned(_) => Next::Other,
    }
}

/// The character that `&name;` stands for.
fn entity_char(name: &str) -> Option<char> {
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

/// The value of an attribute by its local name, as it is written.
pub(super) fn attribute<'x>(
    start: &'x BytesStart<'_>,
    name: &str,
) -> Option<std::borrow::Cow<'x, str>> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| attribute.value)
}

/// The value of an attribute with its `&name;` resolved.
pub(super) fn attribute_text(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let written = attribute(start, name)?;
    let mut text = String::with_capacity(written.len());
    let mut rest = &*written;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let resolved = after
            .split_once(';')
            .and_then(|(name, after)| Some((entity_char(name)?, after)));
        match resolved {
            Some((character, after)) => {
                text.push(character);
                rest = after;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    Some(text)
}

/// Whether an attribute says yes.
pub(super) fn says_yes(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|value| matches!(&*value, "1" | "true"))
}
