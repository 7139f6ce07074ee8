//! One pass over a text for every phrase of every theme.

use std::cmp::Reverse;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::{COUNT, NOT_MEANT, THEMES, ThemeId};

/// Themes found by faint words alone are few, or they say nothing.
const MOST_FAINT: usize = 2;

/// What a pattern of the automaton stands for.
struct Pattern {
    /// Its theme; none for a phrase that only stops others.
    theme: Option<ThemeId>,
    faint: bool,
    /// Whether any ending of its last word matches.
    open: bool,
    /// Whether a digit may follow: footnote marks are glued to the word before them.
    ends_in_letter: bool,
}

struct Matcher {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Pattern>,
}

/// A phrase found: byte range, theme, and whether it is only a hint.
#[derive(Clone, Copy)]
struct Hit {
    start: usize,
    end: usize,
    theme: Option<ThemeId>,
    faint: bool,
}

static MATCHER: LazyLock<Matcher> = LazyLock::new(Matcher::new);

impl Matcher {
    fn new() -> Self {
        let mut texts = Vec::new();
        let mut patterns = Vec::new();
        let mut add = |theme: Option<ThemeId>, faint: bool, phrases: &[&str]| {
            for phrase in phrases {
                let stem = phrase.strip_suffix('*');
                for text in spellings(stem.unwrap_or(phrase)) {
                    patterns.push(Pattern {
                        theme,
                        faint,
                        open: stem.is_some(),
                        ends_in_letter: text.ends_with(|c: char| c.is_alphabetic()),
                    });
                    texts.push(text);
                }
            }
        };
        for id in ThemeId::all() {
            add(Some(id), false, id.theme().phrases);
            add(Some(id), true, id.theme().faint);
        }
        add(None, false, NOT_MEANT);
        // Phrases are short and few: building cannot fail, and a test says so.
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

    fn hits(&self, text: &str) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let bytes = text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut hits = Vec::new();
        for found in automaton.find_overlapping_iter(text) {
            let Some(pattern) = self.patterns.get(found.pattern().as_usize()) else {
                continue;
            };
            let start = found.start();
            if start
                .checked_sub(1)
                .is_some_and(|at| letter(at) || digit(at))
            {
                continue;
            }
            let mut end = found.end();
            if pattern.open {
                while letter(end) {
                    end += 1;
                }
            } else if letter(end) || (digit(end) && !pattern.ends_in_letter) {
                continue;
            }
            hits.push(Hit {
                start,
                end,
                theme: pattern.theme,
                faint: pattern.faint,
            });
        }
        hits
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

/// The themes of a text, in the order of the list; by faint words only where `faint` allows it.
pub(super) fn themes(text: &str, faint: bool) -> Vec<ThemeId> {
    let hits = MATCHER.hits(text);
    let strong: Vec<Hit> = hits.iter().copied().filter(|h| !h.faint).collect();
    let counts = counts(&strong, &strong);
    let found: Vec<ThemeId> = ThemeId::all()
        .zip(counts)
        .filter(|(_, n)| *n > 0)
        .map(|(id, _)| id)
        .collect();
    if !found.is_empty() || !faint {
        return found;
    }
    by_faint_words(&hits)
}

/// How often each theme is found, leaving out what stands inside a longer phrase of another.
fn counts(hits: &[Hit], hiding: &[Hit]) -> [u16; COUNT] {
    let mut counts = [0_u16; COUNT];
    for hit in hits {
        let Some(id) = hit.theme else { continue };
        let hidden = hiding.iter().any(|other| {
            other.theme != hit.theme
                && other.start <= hit.start
                && other.end >= hit.end
                && other.end - other.start > hit.end - hit.start
        });
        if !hidden && let Some(count) = counts.get_mut(usize::from(id.0)) {
            *count = count.saturating_add(1);
        }
    }
    counts
}

fn by_faint_words(hits: &[Hit]) -> Vec<ThemeId> {
    let mut found: Vec<(ThemeId, u16)> = ThemeId::all()
        .zip(counts(hits, hits))
        .filter(|(_, n)| *n > 0)
        .collect();
    // The last theme of the list is practice as a whole: it is named only where nothing else is.
    if found.len() > 1 {
        found.retain(|(id, _)| usize::from(id.0) + 1 < THEMES.len());
    }
    found.sort_by_key(|(id, n)| (Reverse(*n), *id));
    found.truncate(MOST_FAINT);
    found.sort_by_key(|(id, _)| *id);
    found.into_iter().map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests;
