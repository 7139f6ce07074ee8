//! One pass over a text for every phrase of every theme.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::{COUNT, NOT_MEANT, THEMES, ThemeId};
use crate::phrases::Phrases;

/// Themes found by faint words alone are few, or they say nothing.
const MOST_FAINT: usize = 2;

/// No phrase is longer than this many bytes, as printed.
const LONGEST: usize = 120;

/// What a phrase stands for.
struct Meaning {
    /// Its theme; none for a phrase that only stops others.
    theme: Option<ThemeId>,
    faint: bool,
}

struct Matcher {
    phrases: Phrases,
    meanings: Vec<Meaning>,
}

/// A phrase found: byte range, theme, and whether it is only a hint.
#[derive(Clone, Copy)]
struct Hit {
    start: usize,
    end: usize,
    theme: Option<ThemeId>,
    faint: bool,
}

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let mut texts = Vec::new();
    let mut meanings = Vec::new();
    let mut add = |theme: Option<ThemeId>, faint: bool, phrases: &[&'static str]| {
        for phrase in phrases {
            texts.push(*phrase);
            meanings.push(Meaning { theme, faint });
        }
    };
    for id in ThemeId::all() {
        add(Some(id), false, id.theme().phrases);
        add(Some(id), true, id.theme().faint);
    }
    add(None, false, NOT_MEANT);
    Matcher {
        phrases: Phrases::new(texts),
        meanings,
    }
});

impl Matcher {
    fn hits(&self, text: &str) -> Vec<Hit> {
        self.phrases
            .find(text)
            .into_iter()
            .filter_map(|found| {
                let meaning = self.meanings.get(found.phrase)?;
                Some(Hit {
                    start: found.start,
                    end: found.end,
                    theme: meaning.theme,
                    faint: meaning.faint,
                })
            })
            .collect()
    }
}

/// The themes of a text, in the order of the list; by faint words only where `faint` allows it.
pub(super) fn themes(text: &str, faint: bool) -> Vec<ThemeId> {
    let hits = MATCHER.hits(text);
    let phrases: Vec<Hit> = hits.iter().filter(|h| !h.faint).copied().collect();
    let counts = counts(&phrases);
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
fn counts(hits: &[Hit]) -> [u16; COUNT] {
    let mut counts = [0_u16; COUNT];
    for (nth, hit) in hits.iter().enumerate() {
        let Some(id) = hit.theme else { continue };
        // Hits are in the order of their beginnings: only those near this one can hold it.
        let hides = |other: &Hit| {
            other.start <= hit.start
                && other.end >= hit.end
                && other.end - other.start > hit.end - hit.start
                && other.theme != hit.theme
        };
        let after = hits.iter().skip(nth).take_while(|o| o.start == hit.start);
        let before = hits
            .iter()
            .take(nth)
            .rev()
            .take_while(|o| o.start + LONGEST > hit.start);
        let hidden = after.chain(before).any(hides);
        if !hidden && let Some(count) = counts.get_mut(usize::from(id.0)) {
            *count = count.saturating_add(1);
        }
    }
    counts
}

fn by_faint_words(hits: &[Hit]) -> Vec<ThemeId> {
    let mut found: Vec<(ThemeId, u16)> = ThemeId::all()
        .zip(counts(hits))
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
