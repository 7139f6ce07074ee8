//! The encodings and the standard typefaces that a file may name without carrying them.

/// The characters a simple font's codes stand for before its own differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Windows, the commonest.
    WinAnsi,
    /// Old Macintosh.
    MacRoman,
    /// What a standard typeface has of its own.
    Standard,
    /// A symbol font: its codes are private.
    Symbol,
}

const WIN_HIGH: [char; 32] = [
    '€', '•', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '•', 'Ž', '•', '•', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '•', 'ž', 'Ÿ',
];

const MAC_HIGH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

const STANDARD_HIGH: &[(u8, char)] = &[
    (0xa1, '¡'),
    (0xa2, '¢'),
    (0xa3, '£'),
    (0xa4, '⁄'),
    (0xa5, '¥'),
    (0xa6, 'ƒ'),
    (0xa7, '§'),
    (0xa8, '¤'),
    (0xa9, '\''),
    (0xaa, '“'),
    (0xab, '«'),
    (0xac, '‹'),
    (0xad, '›'),
    (0xae, 'ﬁ'),
    (0xaf, 'ﬂ'),
    (0xb1, '–'),
    (0xb2, '†'),
    (0xb3, '‡'),
    (0xb4, '·'),
    (0xb6, '¶'),
    (0xb7, '•'),
    (0xb8, '‚'),
    (0xb9, '„'),
    (0xba, '”'),
    (0xbb, '»'),
    (0xbc, '…'),
    (0xbd, '‰'),
    (0xbf, '¿'),
    (0xd0, '—'),
    (0xe1, 'Æ'),
    (0xe3, 'ª'),
    (0xe8, 'Ł'),
    (0xe9, 'Ø'),
    (0xea, 'Œ'),
    (0xeb, 'º'),
    (0xf1, 'æ'),
    (0xf5, 'ı'),
    (0xf8, 'ł'),
    (0xf9, 'ø'),
    (0xfa, 'œ'),
    (0xfb, 'ß'),
];

impl Encoding {
    /// The character of a code.
    pub(super) fn character(self, code: u8) -> Option<char> {
        let private = char::from_u32(0xf000 + u32::from(code));
        match (self, code) {
            (Encoding::Symbol, _) => private,
            (Encoding::Standard, b'\'') => Some('’'),
            (Encoding::Standard, b'`') => Some('‘'),
            (_, 0x20..=0x7e) => Some(char::from(code)),
            (_, 0..=0x1f | 0x7f) => None,
            (Encoding::WinAnsi, 0x80..=0x9f) => WIN_HIGH.get(usize::from(code) - 0x80).copied(),
            (Encoding::WinAnsi, _) => Some(char::from(code)),
            (Encoding::MacRoman, _) => MAC_HIGH.chars().nth(usize::from(code) - 0x80),
            (Encoding::Standard, _) => STANDARD_HIGH
                .iter()
                .find(|(at, _)| *at == code)
                .map(|(_, character)| *character),
        }
    }
}

/// Names of characters that are not their own letter.
const NAMES: &[(&str, char)] = &[
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("sfthyphen", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("bullet", '•'),
    ("endash", '–'),
    ("emdash", '—'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("quotesinglbase", '‚'),
    ("quotedblbase", '„'),
    ("ellipsis", '…'),
    ("dagger", '†'),
    ("daggerdbl", '‡'),
    ("sterling", '£'),
    ("Euro", '€'),
    ("copyright", '©'),
    ("registered", '®'),
    ("trademark", '™'),
    ("degree", '°'),
    ("section", '§'),
    ("paragraph", '¶'),
    ("periodcentered", '·'),
    ("middot", '·'),
    ("onehalf", '½'),
    ("onequarter", '¼'),
    ("threequarters", '¾'),
    ("minus", '−'),
    ("multiply", '×'),
    ("fraction", '⁄'),
    ("nbspace", '\u{a0}'),
    ("nonbreakingspace", '\u{a0}'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecircumflex", 'ê'),
    ("edieresis", 'ë'),
    ("aacute", 'á'),
    ("agrave", 'à'),
    ("acircumflex", 'â'),
    ("adieresis", 'ä'),
    ("iacute", 'í'),
    ("icircumflex", 'î'),
    ("idieresis", 'ï'),
    ("oacute", 'ó'),
    ("ocircumflex", 'ô'),
    ("odieresis", 'ö'),
    ("uacute", 'ú'),
    ("ucircumflex", 'û'),
    ("udieresis", 'ü'),
    ("ccedilla", 'ç'),
    ("ntilde", 'ñ'),
    ("Eacute", 'É'),
    ("Aacute", 'Á'),
    ("Oacute", 'Ó'),
    ("filledbox", '■'),
    ("H18533", '■'),
    ("H22073", '□'),
    ("a1", '•'),
];

/// The character a glyph's name stands for.
pub(super) fn named(name: &str) -> Option<char> {
    let stem = name.split('.').next().unwrap_or(name);
    let mut letters = stem.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter);
    }
    if let Some((_, character)) = NAMES.iter().find(|(known, _)| *known == stem) {
        return Some(*character);
    }
    let digits = stem
        .strip_prefix("uni")
        .or_else(|| stem.strip_prefix('u'))?;
    let digits = digits
        .get(..4)
        .filter(|_| stem.starts_with("uni"))
        .unwrap_or(digits);
    u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32)
}

const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

const HELVETICA_BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// The advance of a character in a standard typeface, in thousandths of the type size.
///
/// Those of Helvetica are exact; the others are near enough to tell where a word ends.
pub(super) fn standard_width(face: &str, bold: bool, character: char) -> u16 {
    if face.contains("Courier") {
        return 600;
    }
    let table = if bold { &HELVETICA_BOLD } else { &HELVETICA };
    let index = u32::from(character)
        .checked_sub(0x20)
        .and_then(|index| usize::try_from(index).ok());
    let width = index
        .and_then(|index| table.get(index))
        .copied()
        .unwrap_or(match character {
            '•' => 350,
            '‘' | '’' if bold => 278,
            '‘' | '’' => 222,
            '“' | '”' if bold => 500,
            '“' | '”' => 333,
            '—' | '…' | '™' => 1000,
            '·' | '\u{a0}' => 278,
            'í' | 'ì' | 'î' | 'ï' => 278,
            _ => 556,
        });
    if face.contains("Times") {
        width - width / 10
    } else {
        width
    }
}
