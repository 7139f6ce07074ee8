//! The letters a paper is printed with, and how wide each is. They are part of the program: no face of the system is
//! read.

use std::collections::HashMap;
use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// One of the faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    Plain,
    Bold,
    Italic,
}

impl Face {
    /// The file of the face.
    pub(crate) const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Plain => include_bytes!("../assets/paper-regular.ttf"),
            Self::Bold => include_bytes!("../assets/paper-bold.ttf"),
            Self::Italic => include_bytes!("../assets/paper-italic.ttf"),
        }
    }

    fn letters(self) -> &'static Letters {
        static PLAIN: LazyLock<Letters> = LazyLock::new(|| Letters::of(Face::Plain));
        static BOLD: LazyLock<Letters> = LazyLock::new(|| Letters::of(Face::Bold));
        static ITALIC: LazyLock<Letters> = LazyLock::new(|| Letters::of(Face::Italic));
        match self {
            Self::Plain => &PLAIN,
            Self::Bold => &BOLD,
            Self::Italic => &ITALIC,
        }
    }

    /// The glyph of a letter, or of the box that stands for one the face lacks.
    pub(crate) fn glyph(self, letter: char) -> Glyph {
        let letters = self.letters();
        let code = usize::try_from(u32::from(letter)).unwrap_or(usize::MAX);
        match letters.near.get(code) {
            Some(glyph) => *glyph,
            None => letters.far.get(&letter).copied().unwrap_or(letters.lacking),
        }
    }

    /// How wide words are at a size, in points.
    pub(crate) fn width(self, words: &str, size: f32) -> f32 {
        words.chars().map(|c| self.glyph(c).advance).sum::<f32>() * size
    }

    /// Whether the face has a letter, or one near enough to stand for it.
    pub(crate) fn has(self, letter: char) -> bool {
        !self.glyph(letter).lacking
    }

    /// Words cut short with an ellipsis where they are wider than asked.
    pub(crate) fn cut(self, words: &str, most: f32, size: f32) -> String {
        if self.width(words, size) <= most {
            return words.to_owned();
        }
        let room = most - self.width("…", size);
        let mut wide = 0.0;
        let kept: String = words
            .chars()
            .take_while(|c| {
                wide += self.glyph(*c).advance * size;
                wide <= room
            })
            .collect();
        format!("{}…", kept.trim_end())
    }
}

/// A letter as drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) id: u32,
    /// In ems.
    pub(crate) advance: f32,
    /// Stands for a letter that the face does not have.
    pub(crate) lacking: bool,
}

/// What stands for a letter the faces lack.
pub(crate) const LACKING: char = '□';

/// Letters drawn by one so like them that nobody misreads it.
const ALIKE: [(char, char); 16] = [
    ('◆', '♦'),
    ('◇', '◊'),
    ('✓', '√'),
    ('✔', '√'),
    ('✗', '×'),
    ('✘', '×'),
    ('\u{2011}', '-'),
    ('☐', '□'),
    ('⚫', '●'),
    ('⚪', '○'),
    ('△', '▲'),
    ('▽', '▼'),
    ('➔', '→'),
    ('➜', '→'),
    ('∙', '·'),
    ('﹣', '-'),
];

/// The letters of one face.
struct Letters {
    /// Those up to U+024F, by code.
    near: Vec<Glyph>,
    far: HashMap<char, Glyph>,
    lacking: Glyph,
}

impl Letters {
    fn of(face: Face) -> Self {
        let mut all = HashMap::new();
        if let Ok(font) = FontRef::new(face.bytes()) {
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            for (code, id) in font.charmap().mappings() {
                if let (Some(letter), Some(advance)) =
                    (char::from_u32(code), metrics.advance_width(id))
                {
                    let glyph = Glyph {
                        id: id.to_u32(),
                        advance,
                        lacking: false,
                    };
                    all.insert(letter, glyph);
                }
            }
        }
        for (letter, alike) in ALIKE {
            if let Some(glyph) = all.get(&alike).copied() {
                all.entry(letter).or_insert(glyph);
            }
        }
        let lacking = Glyph {
            lacking: true,
            ..all.get(&LACKING).copied().unwrap_or(Glyph {
                id: 0,
                advance: 0.6,
                lacking: true,
            })
        };
        let near = ('\0'..='\u{24f}')
            .map(|letter| all.get(&letter).copied().unwrap_or(lacking))
            .collect();
        Self {
            near,
            far: all,
            lacking,
        }
    }
}

/// Words as they can be printed: breaks of lines are one sign, signs without a shape are gone, and what can be
/// neither shown nor written is a box. With how many letters are shown as boxes.
pub(crate) fn clean(words: &str) -> (String, u32) {
    let mut shown = String::with_capacity(words.len());
    let mut boxes = 0_u32;
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                shown.push('\n');
            }
            '\t' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => shown.push(' '),
            '\u{202f}' => shown.push('\u{a0}'),
            // Signs that only order, join or part others.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' => {}
            _ if Face::Plain.has(letter) => shown.push(letter),
            _ => {
                boxes = boxes.saturating_add(1);
                // A reader of the file that speaks is given the letter itself where that is allowed.
                shown.push(if is_writable(letter) { letter } else { LACKING });
            }
        }
    }
    (shown, boxes)
}

/// Words on one line, cleaned, with one space between them.
pub(crate) fn line(words: &str) -> String {
    let (words, _) = clean(words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a letter may stand in a tagged file as what a box means.
fn is_writable(letter: char) -> bool {
    let code = u32::from(letter);
    let private = matches!(code, 0xE000..=0xF8FF | 0xF0000..);
    let nothing = code & 0xFFFE == 0xFFFE || matches!(code, 0xFDD0..=0xFDEF | 0xFFF0..=0xFFFD);
    let sign_only = matches!(code, 0xE0000..=0xE0FFF);
    !(letter.is_control() || private || nothing || sign_only)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_the_letters_of_papers() {
        for face in [Face::Plain, Face::Bold, Face::Italic] {
            for letter in "Aa1£€–—‘’“”…•●○◆◇■□▲▼→←↑↓≥≤×÷±½ŵŷáşțłżčçñø§†‡☐✓".chars()
            {
                assert!(face.has(letter), "{face:?} {letter}");
            }
            assert!(!face.has('😀') && !face.has('ش') && !face.has('\u{1}'));
            assert!((face.width("0", 12.0) - 6.67).abs() < 0.01);
        }
    }

    #[test]
    fn signs_without_a_shape_go_and_what_cannot_be_shown_is_counted() {
        assert_eq!(clean("a\r\nb\rc\td\u{200b}e"), ("a\nb\nc de".to_owned(), 0));
        assert_eq!(clean("x\u{1}\u{e000}😀"), ("x□□😀".to_owned(), 3));
        assert_eq!(clean("\u{202e}ab\u{feff}"), ("ab".to_owned(), 0));
    }

    #[test]
    fn words_are_cut_to_the_room_there_is() {
        assert_eq!(
            Face::Plain.cut("Newtown Council", 500.0, 9.0),
            "Newtown Council"
        );
        let cut = Face::Plain.cut("Newtown Council", 40.0, 9.0);
        assert!(cut.ends_with('…') && Face::Plain.width(&cut, 9.0) <= 40.0);
    }
}
