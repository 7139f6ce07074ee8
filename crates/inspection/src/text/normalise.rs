//! One spelling for characters that print alike.

/// The mark of a list's items in every report: the square, the dot and the rest of the symbol fonts.
pub const BULLET: char = '•';
/// The mark of a list's items inside an item: the dashes of the symbol fonts.
pub const SUB_BULLET: char = '–';

/// What a printed character is read as, or `None` where nothing is to be read.
///
/// - Spaces of every width become one space; the zero-width ones and soft hyphens vanish.
/// - The non-breaking hyphen (U+2011) and the hyphen (U+2010) become `-`.
/// - The squares and dots that mark a list's items, private-use ones of the symbol fonts included
///   (U+F06E, U+F0A7, U+F0B7, U+25FC and the like), become [`BULLET`].
/// - The dashes of the symbol fonts (U+F02D, U+F0BE), the figure dash, horizontal bar, minus and box
///   rule (U+2012, U+2015, U+2212, U+2500) become [`SUB_BULLET`], which is also the en dash of dates.
/// - Typographic quotation marks stay as printed.
pub fn normalise(printed: char) -> Option<char> {
    match printed {
        ' '..='~' => Some(printed),
        '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\u{f020}'
        | '\t' => Some(' '),
        '\u{0}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{2012}' | '\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{f02d}' | '\u{f0be}' => {
            Some(SUB_BULLET)
        }
        '\u{2022}'
        | '\u{2023}'
        | '\u{2043}'
        | '\u{204c}'
        | '\u{204d}'
        | '\u{2219}'
        | '\u{25a0}'..='\u{25ff}'
        | '\u{2751}'
        | '\u{2752}'
        | '\u{27a2}'
        | '\u{2b1b}'
        | '\u{2b25}'
        | '\u{2756}'
        | '\u{f000}'..='\u{f0ff}' => Some(BULLET),
        _ => Some(printed),
    }
}
