//! A look over a file's bytes before they are opened, for what the library below sets no limit to.
//!
//! The library unpacks object streams whole, and takes time by the square of unclosed brackets and of
//! streams without an end. What is left after this look is bounded by the limits of the process.

use std::ops::Range;

use super::NoText;
use super::inflate::{self, Budget};

/// Brackets open at once outside of streams; a report has some twenty.
const DEEPEST: i64 = 1000;
/// Streams whose end is missing; each costs a search to the end of the file.
const MOST_ENDLESS: usize = 200;
/// Objects inside of a stream that is then no stream, but one with its end cut off.
const MOST_SWALLOWED: usize = 2000;
/// What all object streams of a file may unpack to; those of the largest report make 2 MB.
const MOST_OBJECTS: usize = 64 << 20;
/// An object stream packed in a rarer way cannot be counted, and may be this long.
const LONGEST_UNCOUNTED: usize = 32 << 10;
/// Where a stream's dictionary is looked for, before the stream.
const DICTIONARY: usize = 4096;

/// Checks a file.
///
/// # Errors
/// [`NoText::Damaged`] where its brackets or streams are left open by the thousand, [`NoText::TooLarge`]
/// where its object streams unpack to more than a report can hold.
pub(super) fn check(bytes: &[u8]) -> Result<(), NoText> {
    let mut depth = 0_i64;
    let mut endless = 0_usize;
    let mut left = Budget::new(MOST_OBJECTS);
    let mut scratch = Vec::new();
    let mut at = 0_usize;
    while at < bytes.len() {
        let Some(start) = find_stream(bytes, at) else {
            return balanced(slice(bytes, at..bytes.len()), &mut depth);
        };
        let between = slice(bytes, at..start);
        balanced(between, &mut depth)?;
        let body = start + b"stream".len();
        let end = if endless == 0 {
            find(bytes, body, b"endstream")
        } else {
            None
        };
        at = match end {
            Some(end) => end + b"endstream".len(),
            None if endless < MOST_ENDLESS => body,
            None => return Err(NoText::Damaged),
        };
        endless += usize::from(end.is_none());
        let packed = slice(bytes, body..at);
        if memchr::memmem::find_iter(packed, b" obj")
            .nth(MOST_SWALLOWED)
            .is_some()
        {
            return Err(NoText::Damaged);
        }
        let dictionary = dictionary_in(slice(
            between,
            between.len().saturating_sub(DICTIONARY)..between.len(),
        ));
        if holds_objects(dictionary) {
            count(dictionary, packed, &mut scratch, &mut left)?;
            balanced(&scratch, &mut 0)?;
        }
    }
    Ok(())
}

fn slice(bytes: &[u8], range: Range<usize>) -> &[u8] {
    bytes.get(range).unwrap_or_default()
}

/// Where the next stream begins: the word after a dictionary and before the end of a line, since the
/// same letters stand in words of the text.
fn find_stream(bytes: &[u8], from: usize) -> Option<usize> {
    memchr::memmem::find_iter(bytes.get(from..)?, b"stream")
        .map(|at| from + at)
        .find(|at| {
            let after = bytes.get(at + b"stream".len());
            let before = slice(bytes, at.saturating_sub(64)..*at);
            matches!(after, Some(b'\r' | b'\n')) && before.trim_ascii_end().ends_with(b">")
        })
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes.get(from..)?, needle).map(|at| from + at)
}

/// Follows how deep brackets are nested; more closing than opening ones do no harm.
fn balanced(bytes: &[u8], depth: &mut i64) -> Result<(), NoText> {
    let mut rounds = 0_i64;
    for byte in bytes {
        match byte {
            b'<' | b'[' => *depth += 1,
            b'>' | b']' => *depth = (*depth - 1).max(0),
            b'(' => rounds += 1,
            b')' => rounds = (rounds - 1).max(0),
            _ => {}
        }
        if *depth > 2 * DEEPEST || rounds > DEEPEST {
            return Err(NoText::Damaged);
        }
    }
    Ok(())
}

/// The dictionary at the end of `before`, after the number of its object.
fn dictionary_in(before: &[u8]) -> &[u8] {
    let from = memchr::memmem::rfind(before, b"obj").map_or(0, |at| at + 3);
    before.get(from..).unwrap_or_default()
}

/// An object stream or a table of objects, or something that hides what it is behind `#` escapes.
fn holds_objects(dictionary: &[u8]) -> bool {
    has(dictionary, b"/ObjStm")
        || has(dictionary, b"/XRef")
        || has(dictionary, b"/First")
        || dictionary.contains(&b'#')
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(bytes, needle).is_some()
}

fn count(
    dictionary: &[u8],
    packed: &[u8],
    scratch: &mut Vec<u8>,
    left: &mut Budget,
) -> Result<(), NoText> {
    scratch.clear();
    let filters = memchr::memmem::find_iter(dictionary, b"Decode")
        .filter(|at| {
            !dictionary
                .get(at + 6..)
                .unwrap_or_default()
                .starts_with(b"Parms")
        })
        .count();
    if has(dictionary, b"/FlateDecode") && filters == 1 {
        let skip = packed
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        inflate::inflate(packed.get(skip..).unwrap_or_default(), scratch, left)?;
    } else if packed.len() > LONGEST_UNCOUNTED {
        return Err(NoText::TooLarge);
    }
    Ok(())
}
