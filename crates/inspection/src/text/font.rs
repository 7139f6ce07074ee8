//! A font as far as text needs it: how wide a code is and which characters it stands for.

use std::cell::RefCell;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::encoding::{Encoding, named, standard_width};
use super::inflate::{self, Budget};
use super::normalise::normalise;

/// What one code writes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// What is to be read, already normalised.
    pub(super) written: Written,
    /// Its advance in thousandths of the type size.
    pub(super) width: f32,
}

/// The characters of a glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Written {
    /// None.
    Nothing,
    /// One.
    One(char),
    /// Several, to be had from [`Font::several`].
    Several(u8),
}

/// Glyphs of 256 codes.
type Block = Box<[Option<Glyph>; 256]>;

/// A font of the file.
pub(super) struct Font {
    /// Its letters are bold.
    pub(super) bold: bool,
    /// Its codes are two bytes long.
    pub(super) wide: bool,
    to_unicode: Option<CMap>,
    encoding: Encoding,
    differences: Vec<(u8, char)>,
    widths: Widths,
    /// What has been looked up, by the high byte of the code.
    known: RefCell<Vec<Option<Block>>>,
    ligatures: RefCell<Vec<String>>,
}

enum Widths {
    /// From the first code on.
    Simple {
        first: u32,
        widths: Vec<f32>,
        missing: f32,
    },
    /// By ranges of codes, sorted.
    Wide {
        ranges: Vec<(u32, u32, f32)>,
        default: f32,
    },
    /// Of a typeface every reader has.
    Standard(String),
}

/// What the table from codes to characters may unpack to; a report's makes a few thousand bytes.
const MOST_OF_A_MAP: usize = 2 << 20;
/// Widths read from one font; none of a report has a thousand.
const MOST_WIDTHS: usize = 70_000;

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn read(dict: &Dict<'_>) -> Self {
        let name = dict
            .get::<Name<'_>>(b"BaseFont")
            .map(|name| name.as_str().to_owned())
            .unwrap_or_default();
        let wide = dict
            .get::<Name<'_>>(b"Subtype")
            .is_some_and(|subtype| subtype.as_str() == "Type0");
        let descendant = wide
            .then(|| {
                dict.get::<Array<'_>>(b"DescendantFonts")?
                    .iter::<Dict<'_>>()
                    .next()
            })
            .flatten();
        let descriptor = descendant
            .as_ref()
            .unwrap_or(dict)
            .get::<Dict<'_>>(b"FontDescriptor");
        let bold = is_bold(&name, descriptor.as_ref());
        let symbolic = ["Wingdings", "Symbol", "Webdings", "Dingbats"]
            .iter()
            .any(|known| name.contains(known));
        let (encoding, differences) = if wide {
            (Encoding::Standard, Vec::new())
        } else {
            simple_encoding(dict, symbolic)
        };
        let widths = match &descendant {
            Some(descendant) => wide_widths(descendant),
            None => simple_widths(dict, descriptor.as_ref(), name),
        };
        Self {
            bold,
            wide,
            to_unicode: dict.get::<Stream<'_>>(b"ToUnicode").and_then(|stream| {
                let mut source = Vec::new();
                inflate::unpack(&stream, &mut source, &mut Budget::new(MOST_OF_A_MAP)).ok()?;
                CMap::parse(&source, |_| None)
            }),
            encoding,
            differences,
            widths,
            known: RefCell::new(Vec::new()),
            ligatures: RefCell::new(Vec::new()),
        }
    }

    /// The glyph of a code.
    pub(super) fn glyph(&self, code: u16) -> Glyph {
        let [high, low] = code.to_be_bytes();
        let mut known = self.known.borrow_mut();
        let (high, low) = (usize::from(high), usize::from(low));
        if known.len() <= high {
            known.resize_with(high + 1, || None);
        }
        match known.get_mut(high) {
            Some(block) => {
                let block = block.get_or_insert_with(|| Box::new([None; 256]));
                match block.get_mut(low) {
                    Some(place) => *place.get_or_insert_with(|| self.look_up(code)),
                    None => self.look_up(code),
                }
            }
            None => self.look_up(code),
        }
    }

    fn look_up(&self, code: u16) -> Glyph {
        let character = self.own_character(code);
        let width = match &self.widths {
            Widths::Simple {
                first,
                widths,
                missing,
            } => u32::from(code)
                .checked_sub(*first)
                .and_then(|at| widths.get(usize::try_from(at).ok()?))
                .copied()
                .unwrap_or(*missing),
            Widths::Wide { ranges, default } => {
                let code = u32::from(code);
                let after = ranges.partition_point(|(from, _, _)| *from <= code);
                after
                    .checked_sub(1)
                    .and_then(|at| ranges.get(at))
                    .filter(|(_, to, _)| code <= *to)
                    .map_or(*default, |(_, _, width)| *width)
            }
            Widths::Standard(face) => {
                f32::from(standard_width(face, self.bold, character.unwrap_or(' ')))
            }
        };
        let mapped = self
            .to_unicode
            .as_ref()
            .and_then(|map| map.lookup_bf_string(u32::from(code)));
        let written = match mapped {
            Some(BfString::Char(mapped)) if mapped != '\0' => one(mapped),
            Some(BfString::String(mapped)) => self.keep(&mapped),
            Some(BfString::Char(_)) | None => match character {
                Some('ﬁ') => self.keep("fi"),
                Some('ﬂ') => self.keep("fl"),
                Some(character) => one(character),
                None => Written::Nothing,
            },
        };
        Glyph { written, width }
    }

    fn keep(&self, mapped: &str) -> Written {
        let text: String = mapped.chars().filter_map(normalise).take(8).collect();
        let mut characters = text.chars();
        if let (Some(only), None) = (characters.next(), characters.next()) {
            return Written::One(only);
        }
        let mut ligatures = self.ligatures.borrow_mut();
        match u8::try_from(ligatures.len()) {
            Ok(place) => {
                ligatures.push(text);
                Written::Several(place)
            }
            Err(_) => Written::Nothing,
        }
    }

    /// Calls `each` with the characters kept for a glyph of several.
    pub(super) fn several(&self, place: u8, each: impl FnMut(char)) {
        if let Some(text) = self.ligatures.borrow().get(usize::from(place)) {
            text.chars().for_each(each);
        }
    }

    fn own_character(&self, code: u16) -> Option<char> {
        if self.wide {
            return None;
        }
        let code = u8::try_from(code).ok()?;
        let differing = self.differences.iter().rev().find(|(at, _)| *at == code);
        differing
            .map(|(_, character)| *character)
            .or_else(|| self.encoding.character(code))
    }
}

fn one(character: char) -> Written {
    normalise(character).map_or(Written::Nothing, Written::One)
}

fn is_bold(name: &str, descriptor: Option<&Dict<'_>>) -> bool {
    let name = name.to_ascii_lowercase();
    if ["bold", "black", "heavy", "semibold", "demi"]
        .iter()
        .any(|word| name.contains(word))
    {
        return true;
    }
    let forced = 1 << 18;
    descriptor.is_some_and(|descriptor| {
        descriptor
            .get::<f32>(b"FontWeight")
            .is_some_and(|weight| weight >= 600.0)
            || descriptor
                .get::<i32>(b"Flags")
                .is_some_and(|flags| flags & forced != 0)
    })
}

fn simple_encoding(dict: &Dict<'_>, symbolic: bool) -> (Encoding, Vec<(u8, char)>) {
    let by_name = |name: &str| match name {
        "WinAnsiEncoding" => Some(Encoding::WinAnsi),
        "MacRomanEncoding" => Some(Encoding::MacRoman),
        "StandardEncoding" => Some(Encoding::Standard),
        _ => None,
    };
    let own = if symbolic {
        Encoding::Symbol
    } else {
        Encoding::Standard
    };
    if let Some(name) = dict.get::<Name<'_>>(b"Encoding") {
        let encoding = if symbolic {
            None
        } else {
            by_name(name.as_str())
        };
        return (encoding.unwrap_or(own), Vec::new());
    }
    let Some(encoding) = dict.get::<Dict<'_>>(b"Encoding") else {
        // Word writes TrueType fonts of Windows without naming their encoding.
        let windows = dict
            .get::<Name<'_>>(b"Subtype")
            .is_some_and(|subtype| subtype.as_str() == "TrueType");
        return (
            if windows && !symbolic {
                Encoding::WinAnsi
            } else {
                own
            },
            Vec::new(),
        );
    };
    let base = encoding
        .get::<Name<'_>>(b"BaseEncoding")
        .and_then(|name| by_name(name.as_str()))
        .unwrap_or(own);
    let mut differences = Vec::new();
    let mut code = 0_u8;
    for item in encoding
        .get::<Array<'_>>(b"Differences")
        .into_iter()
        .flat_map(|array| array.iter::<Object<'_>>())
        .take(1024)
    {
        if let Some(name) = item.clone().into_name() {
            if let Some(character) = named(name.as_str()) {
                differences.push((code, character));
            }
            code = code.wrapping_add(1);
        } else if let Some(next) = item.into_u8() {
            code = next;
        }
    }
    (base, differences)
}

fn simple_widths(dict: &Dict<'_>, descriptor: Option<&Dict<'_>>, name: String) -> Widths {
    let Some(array) = dict.get::<Array<'_>>(b"Widths") else {
        return Widths::Standard(name);
    };
    let scale = if dict
        .get::<Name<'_>>(b"Subtype")
        .is_some_and(|subtype| subtype.as_str() == "Type3")
    {
        dict.get::<Array<'_>>(b"FontMatrix")
            .and_then(|matrix| matrix.iter::<f32>().next())
            .unwrap_or(0.001)
            * 1000.0
    } else {
        1.0
    };
    Widths::Simple {
        first: dict.get::<u32>(b"FirstChar").unwrap_or(0),
        widths: array
            .iter::<f32>()
            .take(MOST_WIDTHS)
            .map(|width| width * scale)
            .collect(),
        missing: descriptor
            .and_then(|descriptor| descriptor.get::<f32>(b"MissingWidth"))
            .unwrap_or(0.0),
    }
}

fn wide_widths(descendant: &Dict<'_>) -> Widths {
    let mut ranges = Vec::new();
    if let Some(array) = descendant.get::<Array<'_>>(b"W") {
        let mut items = array.iter::<Object<'_>>().take(MOST_WIDTHS);
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            let Some(first) = whole(first) else { break };
            if let Object::Array(widths) = second {
                for (code, width) in (first..).zip(widths.iter::<f32>()).take(MOST_WIDTHS) {
                    ranges.push((code, code, width));
                }
            } else {
                let (Some(last), Some(width)) =
                    (whole(second), items.next().and_then(Object::into_f32))
                else {
                    break;
                };
                ranges.push((first, last, width));
            }
            if ranges.len() > MOST_WIDTHS {
                break;
            }
        }
    }
    ranges.sort_by_key(|(from, _, _)| *from);
    Widths::Wide {
        ranges,
        default: descendant.get::<f32>(b"DW").unwrap_or(1000.0),
    }
}

fn whole(object: Object<'_>) -> Option<u32> {
    object
        .into_i32()
        .and_then(|number| u32::try_from(number).ok())
}
