//! The texts all sheets of a workbook share, kept as one text with places in it.

use super::super::Slot;
use super::super::notice::{Limit, What};
use super::xml::{Name, Next, Xml};

/// The most bytes of text that are kept.
const MOST_TEXT: usize = 512 << 20;
/// The most texts that are kept.
const MOST_TEXTS: usize = 16 << 20;

/// Every shared text, by its number.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    places: Vec<Slot>,
}

impl Strings {
    /// Reads them all; and says where that could not be done.
    pub(super) fn read(xml: &mut Xml<'_>) -> (Strings, Option<What>) {
        let mut strings = Strings::default();
        let mut start = 0;
        let (mut within, mut spoken) = (false, false);
        let whole = loop {
            match xml.next() {
                Next::Start(element) => match element.local_name().as_ref() {
                    "si" => start = strings.text.len(),
                    "t" => within = !spoken,
                    "rPh" => spoken = true,
                    _ => {}
                },
                Next::End(Name::Item) => {
                    undo_escapes(&mut strings.text, start);
                    strings.places.push(Slot::shared(start, strings.text.len()));
                }
                Next::End(Name::Phonetic) => spoken = false,
                Next::End(_) => within = false,
                Next::Text(text) if within => strings.text.push_str(text),
                Next::Char(character) if within => strings.text.push(character),
                Next::Text(_) | Next::Char(_) | Next::Other => {}
                Next::Over => break xml.at_end(),
            }
            if strings.text.len() > MOST_TEXT || strings.places.len() >= MOST_TEXTS {
                return (strings, Some(What::StoppedAtLimit(Limit::Bytes)));
            }
        };
        let what = xml.verdict("sharedStrings", whole);
        (strings, what)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn slot(&self, index: usize) -> Option<Slot> {
        self.places.get(index).copied()
    }
}

/// Turns `_x000D_` and its like, from `start` on, into the characters a workbook writes so.
pub(super) fn undo_escapes(text: &mut String, start: usize) {
    let Some(tail) = text.get(start..).filter(|tail| tail.contains("_x")) else {
        return;
    };
    let mut plain = String::with_capacity(tail.len());
    let mut rest = tail;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from
            .get(2..6)
            .filter(|code| {
                code.bytes().all(|byte| byte.is_ascii_hexdigit()) && from.get(6..7) == Some("_")
            })
            .and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let step = if let Some(character) = code {
            plain.push(character);
            7
        } else {
            plain.push_str("_x");
            2
        };
        rest = from.get(step..).unwrap_or_default();
    }
    plain.push_str(rest);
    text.truncate(start);
    text.push_str(&plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_from_a_place_on() {
        let mut text = "_x0041_|a_x000D_b_x005F_x0041_ _x00ZZ_ _x".to_owned();
        undo_escapes(&mut text, 8);
        assert_eq!(text, "_x0041_|a\rb_x0041_ _x00ZZ_ _x");
    }
}
