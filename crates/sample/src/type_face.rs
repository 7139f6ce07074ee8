//! Helvetica, as far as laying out a page needs it: the widths of its letters and how they are written in a PDF.
//!
//! Widths are facts of the typeface (Adobe's font metrics for the standard fonts), in thousandths of the type size.

/// Widths of the printable ASCII characters, from space to tilde.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same of Helvetica Bold.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// Characters outside ASCII: how each is written in the encoding called `WinAnsi`, and its width.
const OTHERS: [(char, u8, u16); 8] = [
    ('‘', 0x91, 222),
    ('’', 0x92, 222),
    ('“', 0x93, 333),
    ('”', 0x94, 333),
    ('•', 0x95, 350),
    ('–', 0x96, 556),
    ('—', 0x97, 1000),
    ('£', 0xa3, 556),
];

/// How wide words are set at a size, in points.
pub(crate) fn width(words: &str, size: f32, bold: bool) -> f32 {
    let widths = if bold { &BOLD } else { &REGULAR };
    let thousandths: u32 = words
        .chars()
        .map(|letter| {
            let place = u32::from(letter)
                .checked_sub(32)
                .and_then(|place| usize::try_from(place).ok());
            let ascii = place.and_then(|place| widths.get(place)).copied();
            let other = || {
                OTHERS
                    .iter()
                    .find(|(of, _, _)| *of == letter)
                    .map(|(_, _, width)| *width)
            };
            u32::from(ascii.or_else(other).unwrap_or(556))
        })
        .sum();
    // A line holds a few hundred letters, far inside what a float says exactly.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a line's width is far below 2^24"
    )]
    let thousandths = thousandths as f32;
    thousandths * size / 1000.0
}

/// Words as bytes of the encoding; a character it lacks becomes a question mark, which the tests refuse.
pub(crate) fn encoded(words: &str) -> Vec<u8> {
    words
        .chars()
        .map(|letter| {
            let ascii = u8::try_from(u32::from(letter))
                .ok()
                .filter(|byte| (32..127).contains(byte));
            let other = || {
                OTHERS
                    .iter()
                    .find(|(of, _, _)| *of == letter)
                    .map(|(_, code, _)| *code)
            };
            ascii.or_else(other).unwrap_or(b'?')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_the_metrics_say() {
        assert!((width("Hi", 1000.0, false) - 944.0).abs() < 0.01);
        assert!((width("Hi", 1000.0, true) - 1000.0).abs() < 0.01);
        assert!((width("’", 10.0, false) - 2.22).abs() < 0.001);
    }

    #[test]
    fn every_character_we_set_has_a_code() {
        assert_eq!(encoded("child’s – £5"), b"child\x92s \x96 \xa35");
    }
}
