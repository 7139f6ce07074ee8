//! Bytes as text: UTF-8 and UTF-16, with or without their mark, and Windows-1252 for whatever is neither.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::notice::{Limit, Noticed, What};

/// The largest text that is read; places in it are then counted in 32 bits whatever it was decoded from.
const MOST_BYTES: usize = 1 << 30;

/// The text of the bytes, borrowed where they are UTF-8 as they stand, and what had to be assumed.
#[must_use]
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Noticed>) {
    let mut noticed = Vec::new();
    if bytes.is_empty() {
        noticed.push(Noticed::of_file(What::EmptyFile));
    }
    let bytes = bytes.get(..MOST_BYTES).map_or(bytes, |first| {
        noticed.push(Noticed::of_file(What::StoppedAtLimit(Limit::Bytes)));
        first
    });
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => match str::from_utf8(rest) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => lossy(String::from_utf8_lossy(rest), &mut noticed),
        },
        [0xFF, 0xFE, rest @ ..] => utf16(UTF_16LE, rest, &mut noticed),
        [0xFE, 0xFF, rest @ ..] => utf16(UTF_16BE, rest, &mut noticed),
        _ => unmarked(bytes, &mut noticed),
    };
    (without_nuls(text, &mut noticed), noticed)
}

fn unmarked<'b>(bytes: &'b [u8], noticed: &mut Vec<Noticed>) -> Cow<'b, str> {
    if let Some(form) = looks_like_utf16(bytes) {
        return utf16(form, bytes, noticed);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    // A file of UTF-8 that was cut or damaged has as many characters that fit as bytes that do not; text of one byte a
    // character hardly ever fits by chance.
    let (mut fit, mut unfit) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        fit += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        unfit += usize::from(!chunk.invalid().is_empty());
    }
    if fit > 0 && fit >= unfit {
        return lossy(String::from_utf8_lossy(bytes), noticed);
    }
    noticed.push(Noticed::of_file(What::ReadAsWindows1252));
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// UTF-16 without its mark: of the first bytes, one in two is NUL, and always the same one.
fn looks_like_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes.get(..128.min(bytes.len()))?.as_chunks::<2>();
    let most = |nuls: usize| nuls > 2 && nuls * 10 >= pairs.len() * 8;
    let first = pairs
        .iter()
        .filter(|[first, second]| *first == 0 && *second != 0)
        .count();
    let second = pairs
        .iter()
        .filter(|[first, second]| *first != 0 && *second == 0)
        .count();
    match (most(first), most(second)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        (true, true) | (false, false) => None,
    }
}

fn utf16<'b>(form: &'static Encoding, bytes: &'b [u8], noticed: &mut Vec<Noticed>) -> Cow<'b, str> {
    noticed.push(Noticed::of_file(What::ReadAsUtf16));
    let (text, broken) = form.decode_without_bom_handling(bytes);
    if broken { lossy(text, noticed) } else { text }
}

fn lossy<'b>(text: Cow<'b, str>, noticed: &mut Vec<Noticed>) -> Cow<'b, str> {
    let broken = text.matches('\u{FFFD}').count();
    noticed.push(Noticed::of_file(What::BrokenCharacters(broken)));
    text
}

fn without_nuls<'b>(text: Cow<'b, str>, noticed: &mut Vec<Noticed>) -> Cow<'b, str> {
    let nuls = text.bytes().filter(|byte| *byte == 0).count();
    if nuls == 0 {
        return text;
    }
    noticed.push(Noticed::of_file(What::Nuls(nuls)));
    Cow::Owned(text.replace('\0', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, noticed: &[What]) {
        let (read, found) = decode(bytes);
        assert_eq!(read, text);
        assert_eq!(
            found.into_iter().map(|each| each.what).collect::<Vec<_>>(),
            noticed
        );
    }

    #[test]
    fn utf8_is_taken_as_it_stands_with_its_mark_left_off() {
        check("Zoë,£".as_bytes(), "Zoë,£", &[]);
        check("\u{FEFF}Zoë".as_bytes(), "Zoë", &[]);
        check(b"\xEF\xBB\xBF", "", &[]);
    }

    #[test]
    fn utf16_is_known_by_its_mark_or_by_its_nuls() {
        let little: Vec<u8> = "Zoë,child"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = "Zoë,child"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        check(
            &[&[0xFF, 0xFE], little.as_slice()].concat(),
            "Zoë,child",
            &[What::ReadAsUtf16],
        );
        check(
            &[&[0xFE, 0xFF], big.as_slice()].concat(),
            "Zoë,child",
            &[What::ReadAsUtf16],
        );
        check(&little, "Zoë,child", &[What::ReadAsUtf16]);
        check(&big, "Zoë,child", &[What::ReadAsUtf16]);
        check(
            &[0xFF, 0xFE, b'a', 0, b'b'],
            "a\u{FFFD}",
            &[What::ReadAsUtf16, What::BrokenCharacters(1)],
        );
    }

    #[test]
    fn bytes_that_are_no_utf8_are_read_as_windows_1252_and_said_to_be() {
        check(b"Zo\xEB \x80", "Zoë €", &[What::ReadAsWindows1252]);
        check(b"only\x81", "only\u{81}", &[What::ReadAsWindows1252]);
    }

    #[test]
    fn utf8_cut_within_a_character_stays_utf8() {
        let cut = "Zoë, Chloë".as_bytes();
        check(
            &cut[..cut.len() - 1],
            "Zoë, Chlo\u{FFFD}",
            &[What::BrokenCharacters(1)],
        );
    }

    #[test]
    fn nul_characters_are_left_out_and_counted() {
        check(b"a\0b,c\0", "ab,c", &[What::Nuls(2)]);
    }

    #[test]
    fn nothing_is_said_to_be_nothing() {
        check(b"", "", &[What::EmptyFile]);
    }
}
