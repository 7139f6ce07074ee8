//! Words broken into lines: each line takes as many as it holds.

use crate::letters::{self, Face};
use crate::paper::Run;

/// Words of one face that belong to one part of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Inline {
    pub(super) face: Face,
    /// As [`letters::clean`] leaves them.
    pub(super) words: String,
    /// Which part of the paragraph they belong to, counted from 0.
    pub(super) part: usize,
}

/// One line: pieces from the left, and how wide they are without the space at the end.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: f32,
}

/// Words of one face in one line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// From the beginning of the line.
    pub(super) x: f32,
    pub(super) face: Face,
    pub(super) words: String,
    pub(super) part: usize,
}

/// What runs say, cleaned, with how many letters are boxes. A part for each run.
pub(super) fn inlines(runs: &[Run], plain: Face) -> (Vec<Inline>, u32) {
    let mut all = Vec::new();
    let mut boxes = 0_u32;
    for (part, run) in runs.iter().enumerate() {
        let mut push = |face, words: &str| {
            let (words, lacking) = letters::clean(words);
            boxes = boxes.saturating_add(lacking);
            all.push(Inline { face, words, part });
        };
        match run {
            Run::Text(words) => push(plain, words),
            Run::Bold(words) => push(Face::Bold, words),
            Run::Quote { words, source } => {
                push(Face::Italic, &format!("“{words}”"));
                if !source.is_empty() {
                    push(plain, &format!(" ({source})"));
                }
            }
        }
    }
    (all, boxes)
}

/// No more lines than this are made of one paragraph: it is more than a whole paper may have.
pub(super) const MOST: usize = 400_000;

/// Breaks words into lines of a width, as many as may be. A word longer than a line is broken where the line ends. Empty words make no
/// line at all.
pub(super) fn broken(inlines: &[Inline], size: f32, width: f32) -> Vec<Line> {
    let mut breaker = Breaker {
        inlines,
        size,
        lines: Vec::new(),
        line: Vec::new(),
        wide: 0.0,
        may: 0,
    };
    for (inline, said) in inlines.iter().enumerate() {
        for letter in said.words.chars() {
            if breaker.lines.len() >= MOST {
                return breaker.lines;
            }
            breaker.letter(inline, said.face, letter, width);
        }
    }
    if breaker.line.iter().any(|l| l.letter != ' ') {
        breaker.end(breaker.line.len());
    }
    breaker.lines
}

/// The widest word, which a column should hold whole.
pub(super) fn widest_word(inlines: &[Inline], size: f32) -> f32 {
    let mut widest = 0.0_f32;
    let mut word = 0.0_f32;
    for inline in inlines {
        for letter in inline.words.chars() {
            if letter == ' ' || letter == '\n' {
                word = 0.0;
            } else {
                word += inline.face.glyph(letter).advance * size;
                widest = widest.max(word);
                if breaks_after(letter) {
                    word = 0.0;
                }
            }
        }
    }
    widest
}

const fn breaks_after(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—' | '/')
}

struct Letter {
    inline: usize,
    letter: char,
    advance: f32,
}

struct Breaker<'a> {
    inlines: &'a [Inline],
    size: f32,
    lines: Vec<Line>,
    line: Vec<Letter>,
    /// The width of the line with the spaces at its end.
    wide: f32,
    /// How many letters of the line may stand alone, with what follows on the next line; 0 for none.
    may: usize,
}

impl Breaker<'_> {
    fn letter(&mut self, inline: usize, face: Face, letter: char, width: f32) {
        if letter == '\n' {
            self.end(self.line.len());
            return;
        }
        if letter == ' ' && self.line.is_empty() {
            return;
        }
        let advance = face.glyph(letter).advance * self.size;
        if letter != ' ' && self.wide + advance > width && !self.line.is_empty() {
            self.end(if self.may > 0 {
                self.may
            } else {
                self.line.len()
            });
        }
        self.line.push(Letter {
            inline,
            letter,
            advance,
        });
        self.wide += advance;
        if letter == ' ' || breaks_after(letter) {
            self.may = self.line.len();
        }
    }

    /// Ends a line after so many letters; those after it begin the next.
    fn end(&mut self, count: usize) {
        let rest = self.line.split_off(count.min(self.line.len()));
        let ended = std::mem::replace(&mut self.line, rest);
        let mut line = Line::default();
        let mut x = 0.0;
        let mut of = None;
        for letter in &ended {
            if of != Some(letter.inline) {
                of = Some(letter.inline);
                if let Some(inline) = self.inlines.get(letter.inline) {
                    line.pieces.push(Piece {
                        x,
                        face: inline.face,
                        words: String::new(),
                        part: inline.part,
                    });
                }
            }
            if let Some(piece) = line.pieces.last_mut() {
                piece.words.push(letter.letter);
            }
            x += letter.advance;
            if letter.letter != ' ' {
                line.width = x;
            }
        }
        self.lines.push(line);
        self.may = 0;
        self.wide = self.line.iter().map(|l| l.advance).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{bold, quote, text};

    fn lines(words: &str, width: f32) -> Vec<String> {
        let (inlines, _) = inlines(&[text(words)], Face::Plain);
        broken(&inlines, 10.0, width)
            .iter()
            .map(|line| line.pieces.iter().map(|p| p.words.as_str()).collect())
            .collect()
    }

    #[test]
    fn a_line_takes_as_many_words_as_it_holds_and_keeps_the_space_between() {
        assert_eq!(
            lines("Children are seen in time", 60.0),
            ["Children are ", "seen in time"]
        );
        assert_eq!(lines("0-25 disability", 40.0), ["0-25 ", "disability"]);
        assert_eq!(lines("one\n\ntwo", 60.0), ["one", "", "two"]);
        assert!(lines("", 60.0).is_empty() && lines("   ", 60.0).is_empty());
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_and_whole() {
        let long = "w".repeat(50);
        let broken = lines(&long, 60.0);
        assert!(broken.len() > 5);
        assert_eq!(broken.concat(), long);
        assert_eq!(lines("ab", 0.1), ["a", "b"]);
    }

    #[test]
    fn faces_stay_apart_and_words_across_them_whole() {
        let runs = [
            text("See "),
            bold("this"),
            text(". "),
            quote("That", "page 4"),
        ];
        let (inlines, boxes) = inlines(&runs, Face::Plain);
        let lines = broken(&inlines, 10.0, 1000.0);
        let pieces: Vec<(Face, &str, usize)> = lines[0]
            .pieces
            .iter()
            .map(|p| (p.face, p.words.as_str(), p.part))
            .collect();
        assert_eq!(boxes, 0);
        assert_eq!(
            pieces,
            [
                (Face::Plain, "See ", 0),
                (Face::Bold, "this", 1),
                (Face::Plain, ". ", 2),
                (Face::Italic, "“That”", 3),
                (Face::Plain, " (page 4)", 3),
            ]
        );
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let words = "The board is asked to agree two owners – for housing/health – by 3 December. "
            .repeat(5);
        let (inlines, _) = inlines(&[text(words.clone())], Face::Plain);
        let lines = broken(&inlines, 12.0, 150.0);
        assert!(lines.iter().all(|line| line.width <= 150.0));
        let whole: String = lines
            .iter()
            .flat_map(|l| &l.pieces)
            .map(|p| p.words.as_str())
            .collect();
        assert_eq!(whole.trim_end(), words.trim_end());
        assert!(widest_word(&inlines, 12.0) < 80.0);
    }
}
