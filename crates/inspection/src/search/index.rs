//! The index: for each word every place it stands, in three flat lists.
//!
//! Memory is six bytes for each word of the texts, beside the list of different words; the texts
//! themselves are not kept. It is built once from everything, by counting: no list grows.

use std::collections::HashMap;
use std::ops::Range;

use super::query::Query;
use super::words::{kept_form, words};

/// How soon a further occurrence of a word adds little (the usual value of BM25's k1).
const SATURATION: f32 = 1.2;
/// How far long texts are held back (the usual value of BM25's b).
const LENGTH_WEIGHT: f32 = 0.75;

/// An index of texts, each under a number of the caller's.
#[derive(Debug, Default)]
pub struct Index {
    /// Kept form to its number.
    terms: HashMap<String, u32>,
    /// For each term the end of its places; it begins where the term before it ends.
    ends: Vec<u32>,
    /// The place of each occurrence: which text, in the order given.
    texts: Vec<u32>,
    /// The place of each occurrence: which word of that text. Words beyond the 65,535th share the last place.
    positions: Vec<u16>,
    /// The caller's number of each text.
    docs: Vec<u32>,
    /// Words in each text.
    lengths: Vec<u32>,
    mean_length: f32,
}

/// A text found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The caller's number of the text.
    pub doc: u32,
    /// How well it answers: more is better.
    pub score: f32,
}

/// What a query found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The best, best first; equal ones in the order they were given to the index.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
}

impl Index {
    /// Indexes texts, each under a number of the caller's.
    pub fn build<'t>(items: impl IntoIterator<Item = (u32, &'t str)>) -> Self {
        let mut index = Self::default();
        // Words as printed, to their term: each is folded only once.
        let mut printed: HashMap<&'t str, u32> = HashMap::new();
        let mut stream: Vec<u32> = Vec::new();
        for (doc, text) in items {
            let before = stream.len();
            for word in words(text) {
                let word = text.get(word.start..word.end).unwrap_or_default();
                let term = match printed.get(word) {
                    Some(term) => *term,
                    None => {
                        let next = count(index.terms.len());
                        let term = *index.terms.entry(kept_form(word)).or_insert(next);
                        printed.insert(word, term);
                        term
                    }
                };
                stream.push(term);
            }
            index.docs.push(doc);
            index.lengths.push(count(stream.len() - before));
        }
        index.lay_out(&stream);
        index
    }

    /// Puts the stream of terms in order of term, keeping the order of texts and words in each.
    fn lay_out(&mut self, stream: &[u32]) {
        let mut next = vec![0_u32; self.terms.len()];
        for term in stream {
            if let Some(n) = next.get_mut(place(*term)) {
                *n += 1;
            }
        }
        let mut end = 0;
        for n in &mut next {
            let start = end;
            end += *n;
            self.ends.push(end);
            *n = start;
        }
        self.texts = vec![0; stream.len()];
        self.positions = vec![0; stream.len()];
        let mut rest = stream;
        for (text, length) in self.lengths.iter().enumerate() {
            let (words, after) = rest.split_at(place(*length).min(rest.len()));
            rest = after;
            for (position, term) in words.iter().enumerate() {
                let Some(n) = next.get_mut(place(*term)) else {
                    continue;
                };
                let at = place(*n);
                *n += 1;
                if let (Some(t), Some(p)) = (self.texts.get_mut(at), self.positions.get_mut(at)) {
                    *t = count(text);
                    *p = u16::try_from(position).unwrap_or(u16::MAX);
                }
            }
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "a mean for ranking; a rounded one ranks the same"
        )]
        let mean = stream.len() as f32 / self.docs.len().max(1) as f32;
        self.mean_length = mean;
    }

    /// How many texts it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.docs.len()
    }

    /// Whether it holds no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    /// The texts that answer a query and that `keep` lets through: the best `most` of them, and how many
    /// there are in all.
    pub fn find(&self, query: &Query, most: usize, keep: impl Fn(u32) -> bool) -> Found {
        if query.is_empty() {
            return Found::default();
        }
        let mut scores = vec![0.0_f32; self.docs.len()];
        let mut parts_in = vec![0_usize; self.docs.len()];
        for (nth, phrase) in query.wanted.iter().enumerate() {
            let times = self.times_in(phrase);
            let weight = self.rarity(times.len());
            for (text, times) in times {
                let text = place(text);
                if let (Some(score), Some(parts)) = (scores.get_mut(text), parts_in.get_mut(text))
                    && *parts == nth
                {
                    *parts += 1;
                    *score += weight * self.worth(text, times);
                }
            }
        }
        for phrase in &query.unwanted {
            for (text, _) in self.times_in(phrase) {
                if let Some(parts) = parts_in.get_mut(place(text)) {
                    *parts = 0;
                }
            }
        }
        let mut hits: Vec<(usize, Hit)> = parts_in
            .iter()
            .zip(&scores)
            .zip(&self.docs)
            .enumerate()
            .filter(|(_, ((parts, _), doc))| **parts == query.wanted.len() && keep(**doc))
            .map(|(nth, ((_, score), doc))| {
                let hit = Hit {
                    doc: *doc,
                    score: *score,
                };
                (nth, hit)
            })
            .collect();
        let total = hits.len();
        let better = |a: &(usize, Hit), b: &(usize, Hit)| {
            b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0))
        };
        if most < total {
            hits.select_nth_unstable_by(most, better);
            hits.truncate(most);
        }
        hits.sort_unstable_by(better);
        let hits = hits.into_iter().map(|(_, hit)| hit).collect();
        Found { hits, total }
    }

    /// How much a part of the query says, by the number of texts that hold it.
    fn rarity(&self, holding: usize) -> f32 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of texts for ranking; rounded ones rank the same"
        )]
        let (all, holding) = (self.docs.len() as f32, holding as f32);
        ((all - holding + 0.5) / (holding + 0.5)).ln_1p()
    }

    /// What a number of occurrences is worth in a text of its length.
    fn worth(&self, text: usize, times: u32) -> f32 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of words for ranking; rounded ones rank the same"
        )]
        let (times, length) = (
            times as f32,
            self.lengths.get(text).copied().unwrap_or(0) as f32,
        );
        let held_back = 1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / self.mean_length.max(1.0);
        times * (SATURATION + 1.0) / (times + SATURATION * held_back)
    }

    /// The texts a phrase stands in, in order, with how often.
    fn times_in(&self, phrase: &[String]) -> Vec<(u32, u32)> {
        let mut parts = phrase.iter().map(|word| self.places_of(word));
        let Some(first) = parts.next() else {
            return Vec::new();
        };
        let rest: Vec<Range<usize>> = parts.collect();
        let mut times: Vec<(u32, u32)> = Vec::new();
        let mut tally = |text: u32| match times.last_mut() {
            Some((last, n)) if *last == text => *n += 1,
            _ => times.push((text, 1)),
        };
        if rest.is_empty() {
            for text in self.texts.get(first).unwrap_or_default() {
                tally(*text);
            }
            return times;
        }
        let mut standing: Vec<(u32, u16)> = self.pairs(first).collect();
        for (range, ahead) in rest.into_iter().zip(1_u16..) {
            let mut others = self.pairs(range).peekable();
            standing.retain(|(text, position)| {
                let wanted = (*text, position.saturating_add(ahead));
                while others.peek().is_some_and(|other| *other < wanted) {
                    others.next();
                }
                others.peek() == Some(&wanted)
            });
        }
        for (text, _) in standing {
            tally(text);
        }
        times
    }

    /// Where the places of a word are in the lists; empty for a word no text holds.
    fn places_of(&self, word: &str) -> Range<usize> {
        let Some(term) = self.terms.get(word).map(|t| place(*t)) else {
            return 0..0;
        };
        let end = self.ends.get(term).copied().unwrap_or(0);
        let start = term
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        place(start)..place(end)
    }

    fn pairs(&self, range: Range<usize>) -> impl Iterator<Item = (u32, u16)> {
        let texts = self.texts.get(range.clone()).unwrap_or_default();
        let positions = self.positions.get(range).unwrap_or_default();
        texts.iter().copied().zip(positions.iter().copied())
    }
}

/// A number that is kept in four bytes: texts and words are far fewer than these hold.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn place(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
