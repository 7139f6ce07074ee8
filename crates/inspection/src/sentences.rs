//! Sentences that praise and sentences that find fault, told apart by rules a person can read and mend.
//!
//! [`of`] cuts a paragraph into sentences and gives each its tone. The cues are lists of words in
//! [`cues`]; how they are put together is `tone`, in seven steps that `docs/tone.md` explains with
//! examples, beside how often they are right on 400 sentences labelled by hand.

pub mod cues;
mod split;
mod tone;

use crate::record::{Sentence, Tone};

/// The sentences of a paragraph with their tone, in order, covering its text.
#[must_use]
pub fn of(text: &str) -> Vec<Sentence> {
    let mut before = Tone::Neutral;
    split::sentences(text)
        .into_iter()
        .filter_map(|range| {
            let words = text.get(range.clone())?;
            let tone = tone::of(words, before);
            before = tone;
            Some(Sentence {
                start: u32::try_from(range.start).ok()?,
                end: u32::try_from(range.end).ok()?,
                tone,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
