//! Phrases found in a text in one pass: whole words, whatever their case.
//!
//! `*` at the end of a phrase stands for any ending. A hyphen in a phrase also matches a space, and an
//! apostrophe may be straight or curly.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Phrases, ready to be looked for.
pub(crate) struct Phrases {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Pattern>,
}

/// One spelling of a phrase.
struct Pattern {
    /// The phrase's place in the list given.
    phrase: usize,
    /// Whether any ending of its last word matches.
    open: bool,
    /// Whether a digit may follow: footnote marks are glued to the word before them.
    ends_in_letter: bool,
}

/// A phrase found: its byte range, and its place in the list given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) phrase: usize,
}

impl Phrases {
    pub(crate) fn new<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        let mut texts = Vec::new();
        let mut patterns = Vec::new();
        for (place, phrase) in phrases.into_iter().enumerate() {
            let stem = phrase.strip_suffix('*');
            for text in spellings(stem.unwrap_or(phrase)) {
                patterns.push(Pattern {
                    phrase: place,
                    open: stem.is_some(),
                    ends_in_letter: text.ends_with(|c: char| c.is_alphabetic()),
                });
                texts.push(text);
            }
        }
        // Phrases are short and few: building cannot fail, and the tests of those who use it say so.
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .build(&texts)
            .ok();
        Self {
            automaton,
            patterns,
        }
    }

    /// Every phrase in the text, also those inside others, in the order of their ends.
    pub(crate) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        let bytes = text.as_bytes();
        self.automaton
            .iter()
            .flat_map(move |automaton| automaton.find_overlapping_iter(text))
            .filter_map(move |found| {
                let pattern = self.patterns.get(found.pattern().as_usize())?;
                let start = found.start();
                let inside_a_word =
                    |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
                let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
                if start.checked_sub(1).is_some_and(inside_a_word) {
                    return None;
                }
                let mut end = found.end();
                if pattern.open {
                    while letter(end) {
                        end += 1;
                    }
                } else if letter(end) || (inside_a_word(end) && !pattern.ends_in_letter) {
                    return None;
                }
                Some(Found {
                    start,
                    end,
                    phrase: pattern.phrase,
                })
            })
    }

    /// Whether the phrases could be made ready.
    #[cfg(test)]
    pub(crate) fn ready(&self) -> bool {
        self.automaton.is_some()
    }
}

/// A phrase with its hyphens and apostrophes in each way they are printed.
fn spellings(phrase: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in phrase.chars() {
        let ways: &[char] = match c {
            '-' => &['-', '\u{2011}', ' '],
            '\'' => &['\'', '\u{2019}'],
            _ => std::slice::from_ref(&c),
        };
        all = all
            .iter()
            .flat_map(|start| {
                ways.iter().map(move |way| {
                    let mut longer = start.clone();
                    longer.push(*way);
                    longer
                })
            })
            .collect();
    }
    all
}
