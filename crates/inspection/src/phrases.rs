//! Phrases found in a text in one pass: whole words, whatever their case.
//!
//! `*` at the end of a phrase stands for any ending. A hyphen in a phrase also matches a space, and an
//! apostrophe may be straight or curly.
//!
//! The phrases are kept as a tree of letters, walked from the beginning of each word; most words leave it
//! after a few letters. That is twice as fast here as a general automaton, which also looks inside words.

/// How many different signs a phrase can be written with.
const SIGNS: usize = 42;
const SPACE: usize = 36;
const HYPHEN: usize = 37;
const APOSTROPHE: usize = 38;

/// Phrases, ready to be looked for.
pub(crate) struct Phrases {
    nodes: Vec<Node>,
    ends: Vec<End>,
    /// Whether every phrase could be written with the signs known.
    #[cfg(test)]
    whole: bool,
}

/// A place in the tree: where each sign leads (0: nowhere), and which ends stand here.
struct Node {
    next: [u32; SIGNS],
    /// Indexes of the ends here; nearly always none or one.
    ends: Vec<u32>,
}

/// The end of one spelling of a phrase.
struct End {
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
        let mut all = Self {
            nodes: vec![Node::new()],
            ends: Vec::new(),
            #[cfg(test)]
            whole: true,
        };
        for (phrase, text) in phrases.into_iter().enumerate() {
            let stem = text.strip_suffix('*');
            for spelling in spellings(stem.unwrap_or(text)) {
                let added = all.add(
                    &spelling,
                    End {
                        phrase,
                        open: stem.is_some(),
                        ends_in_letter: spelling.ends_with(|c: char| c.is_ascii_alphabetic()),
                    },
                );
                #[cfg(test)]
                {
                    all.whole &= added.is_some();
                }
                #[cfg(not(test))]
                let _ = added;
            }
        }
        all
    }

    /// Adds one spelling; none where it has a sign that is not known.
    fn add(&mut self, spelling: &str, end: End) -> Option<()> {
        let mut at = 0;
        let mut rest = spelling.as_bytes();
        while !rest.is_empty() {
            let (sign, length) = sign(rest)?;
            rest = rest.get(length..)?;
            let fresh = u32::try_from(self.nodes.len()).ok()?;
            let next = self.nodes.get_mut(at)?.next.get_mut(sign)?;
            if *next == 0 {
                *next = fresh;
                at = self.nodes.len();
                self.nodes.push(Node::new());
            } else {
                at = usize::try_from(*next).ok()?;
            }
        }
        let index = u32::try_from(self.ends.len()).ok()?;
        self.nodes.get_mut(at)?.ends.push(index);
        self.ends.push(end);
        Some(())
    }

    /// Every phrase in the text, also those inside others, in the order of their beginnings.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut in_word = false;
        for (start, byte) in bytes.iter().enumerate() {
            let word = byte.is_ascii_alphanumeric();
            if word && !in_word {
                self.walk(bytes, start, &mut found);
            }
            in_word = word;
        }
        found
    }

    /// The phrases that begin at a word's beginning.
    fn walk(&self, bytes: &[u8], start: usize, found: &mut Vec<Found>) {
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut at = start;
        let mut node = self.nodes.first();
        while let Some(here) = node {
            for end in here.ends.iter().filter_map(|i| self.ends.get(place(*i))) {
                let mut reached = at;
                if end.open {
                    while letter(reached) {
                        reached += 1;
                    }
                } else if letter(at) || (digit(at) && !end.ends_in_letter) {
                    continue;
                }
                found.push(Found {
                    start,
                    end: reached,
                    phrase: end.phrase,
                });
            }
            let Some((sign, length)) = bytes.get(at..).and_then(sign) else {
                return;
            };
            at += length;
            node = match here.next.get(sign) {
                Some(0) | None => None,
                Some(next) => self.nodes.get(place(*next)),
            };
        }
    }

    /// Whether every phrase is looked for.
    #[cfg(test)]
    pub(crate) fn ready(&self) -> bool {
        self.whole && !self.ends.is_empty()
    }
}

impl Node {
    fn new() -> Self {
        Self {
            next: [0; SIGNS],
            ends: Vec::new(),
        }
    }
}

fn place(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// The sign a text begins with, and its length in bytes; none for one no phrase is written with.
fn sign(bytes: &[u8]) -> Option<(usize, usize)> {
    let first = *bytes.first()?;
    let sign = match first {
        b'a'..=b'z' => usize::from(first - b'a'),
        b'A'..=b'Z' => usize::from(first - b'A'),
        b'0'..=b'9' => 26 + usize::from(first - b'0'),
        b' ' => SPACE,
        b'-' => HYPHEN,
        b'\'' => APOSTROPHE,
        b',' => 39,
        b'.' => 40,
        b':' => 41,
        _ if bytes.starts_with("\u{2019}".as_bytes()) => return Some((APOSTROPHE, 3)),
        _ if bytes.starts_with("\u{2011}".as_bytes()) => return Some((HYPHEN, 3)),
        _ => return None,
    };
    Some((sign, 1))
}

/// A phrase with each of its hyphens as a hyphen and as a space.
fn spellings(phrase: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in phrase.chars() {
        let ways: &[char] = match c {
            '-' => &['-', ' '],
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

#[cfg(test)]
mod tests {
    use super::Phrases;

    fn found(phrases: &[&str], text: &str) -> Vec<String> {
        let phrases = Phrases::new(phrases.iter().copied());
        assert!(phrases.ready());
        phrases
            .find(text)
            .into_iter()
            .map(|f| text[f.start..f.end].to_owned())
            .collect()
    }

    #[test]
    fn phrases_inside_phrases_are_all_found() {
        assert_eq!(
            found(&["care", "care plan*", "plan"], "Care planning, care plan."),
            ["Care", "Care planning", "care", "care plan", "plan"]
        );
    }

    #[test]
    fn only_whole_words_are_found() {
        assert!(found(&["care", "s47"], "careful scare Medicare s470").is_empty());
        assert_eq!(found(&["board", "s47"], "é-board1 s47"), ["board", "s47"]);
    }

    #[test]
    fn hyphens_and_apostrophes_are_found_as_printed() {
        assert_eq!(
            found(
                &["pre-birth", "child's"],
                "pre birth pre‑birth child’s child's"
            ),
            ["pre birth", "pre‑birth", "child’s", "child's"]
        );
    }
}
