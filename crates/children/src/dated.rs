//! A value that changes with the year of the collection: the only way a year changes anything.
//!
//! ```
//! use children::CollectionYear;
//! use children::dated::Dated::{self, From};
//!
//! const TARGET: Dated<u8> = From(&[(2023, 10), (2026, 15)]);
//! assert_eq!(TARGET.in_year(CollectionYear(2022)), None);
//! assert_eq!(TARGET.in_year(CollectionYear(2025)), Some(&10));
//! assert_eq!(TARGET.in_year(CollectionYear(2031)), Some(&15));
//! ```

use crate::CollectionYear;

/// A value, the same in every year or another from some year on.
#[derive(Clone, Copy, Debug)]
pub enum Dated<T: 'static> {
    /// The same in every year.
    Always(T),
    /// Another from each of these years on, oldest first; none before the first.
    From(&'static [(i16, T)]),
}

impl<T> Dated<T> {
    /// The value in a year, where there is one.
    #[must_use]
    pub fn in_year(&self, year: CollectionYear) -> Option<&T> {
        match self {
            Self::Always(value) => Some(value),
            Self::From(versions) => versions
                .iter()
                .rev()
                .find(|(first, _)| *first <= year.0)
                .map(|(_, value)| value),
        }
    }

    /// The year each version begins in, oldest first; empty for one that never changes.
    pub fn begins(&self) -> impl Iterator<Item = CollectionYear> {
        let versions: &[(i16, T)] = match self {
            Self::Always(_) => &[],
            Self::From(versions) => versions,
        };
        versions.iter().map(|(first, _)| CollectionYear(*first))
    }
}
