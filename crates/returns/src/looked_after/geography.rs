//! Where the postcodes of a return lie: authority and distance.
//!
//! A list of postcodes has millions of rows; only those that the return names are kept.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::LookedAfter;
use super::tables::Episode;
use crate::submission::File;
use crate::table::From;

mod counties;
mod list;

pub use counties::looking_after;

pub(super) use list::is_list_of_postcodes;

/// Where the postcodes of a return lie.
#[derive(Clone, Debug)]
pub struct Postcodes {
    from: From,
    places: FxHashMap<Key, Placed>,
}

/// Where a postcode lies.
#[derive(Clone, PartialEq, Debug)]
pub struct Placed {
    /// Metres east and north of the grid's origin, where the list gives them.
    pub grid: Option<(f64, f64)>,
    /// Code of the authority that looks after children there: the county of a district, `SCO`, `WAL` or `NIR` outside
    /// England; nothing where the list names none, and in the Channel Islands and the Isle of Man.
    pub authority: Option<CompactString>,
    /// Whether the list tells in which district it lies, of England or not.
    pub located: bool,
}

/// The letters and digits of a postcode, capitals, in a number: what postcodes compare by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Key(u64);

impl Key {
    /// The key of a postcode; nothing of what is empty or too long to be one.
    fn of(postcode: &[u8]) -> Option<Self> {
        Self::of_bytes(postcode.iter().copied())
    }

    fn of_bytes(postcode: impl Iterator<Item = u8>) -> Option<Self> {
        let mut key = 0_u64;
        for byte in postcode.filter(|byte| !byte.is_ascii_whitespace()) {
            if key >> 56 != 0 {
                return None;
            }
            key = (key << 8) | u64::from(byte.to_ascii_uppercase());
        }
        (key != 0).then_some(Self(key))
    }
}

impl Postcodes {
    /// Reads the rows of the postcodes that a return names, this year's, last year's and those of providers.
    pub(super) fn read(file: &File<'_>, all: &LookedAfter) -> Option<Self> {
        let episodes = [&all.this, &all.last]
            .into_iter()
            .flat_map(|year| &year.episodes.rows)
            .flat_map(|row| [row.home_post.text(), row.pl_post.text()]);
        let providers = all.lists.providers.rows.iter();
        let wanted = episodes
            .chain(providers.map(|row| row.postcode.text()))
            .filter_map(|postcode| Key::of(postcode.as_bytes()))
            .collect();
        list::read(file, &wanted)
    }

    /// Where the list came from.
    pub(super) fn origin(&self) -> &From {
        &self.from
    }

    /// Where a postcode lies; nothing where the list does not have it.
    #[must_use]
    pub fn place(&self, postcode: &str) -> Option<&Placed> {
        self.places.get(&Key::of(postcode.as_bytes())?)
    }

    /// Miles between two postcodes in a straight line, to one decimal.
    #[must_use]
    pub fn miles(&self, one: &str, other: &str) -> Option<f64> {
        self.place(one)?.miles(self.place(other)?)
    }
}

/// As the department's own checks count them.
const METRES_IN_A_MILE: f64 = 1609.3;

impl Placed {
    /// Miles to another place in a straight line, to one decimal.
    fn miles(&self, other: &Self) -> Option<f64> {
        let ((east, north), (other_east, other_north)) = (self.grid?, other.grid?);
        let metres = (east - other_east).hypot(north - other_north);
        Some((metres / METRES_IN_A_MILE * 10.0).round() / 10.0)
    }

    /// Which of two rows of one postcode counts, whatever their order: the one that tells more, then that of the later code,
    /// then any, but always the same.
    fn rank(&self) -> (bool, Option<&str>, Option<(u64, u64)>) {
        let metres = self
            .grid
            .map(|(east, north)| (north.to_bits(), east.to_bits()));
        (self.located, self.authority.as_deref(), metres)
    }

    /// Whether it lies in the area of an authority; nothing where that is not known.
    fn inside(&self, authority: &str) -> Option<bool> {
        let of = |code| counties::looking_after(code).unwrap_or(code);
        self.located
            .then(|| self.authority.as_deref() == Some(of(authority)))
    }
}

impl LookedAfter {
    /// Where a postcode lies, as far as the list of postcodes tells.
    fn place(&self, postcode: &str) -> Option<&Placed> {
        self.postcodes.as_ref()?.place(postcode)
    }

    /// Code of the upper-tier authority where an episode is placed; `SCO`, `WAL` or `NIR` outside England; nothing where
    /// it is not known.
    #[must_use]
    pub fn placed_in(&self, episode: &Episode) -> Option<&str> {
        self.place(episode.pl_post.text())?.authority.as_deref()
    }

    /// Whether an episode is placed in the area of the authority whose return it is; nothing where either is not known.
    #[must_use]
    pub fn placed_inside(&self, episode: &Episode) -> Option<bool> {
        self.lies_inside(episode.pl_post.text())
    }

    /// Miles from home to placement in a straight line, to one decimal; nothing where either is not known.
    #[must_use]
    pub fn miles_from_home(&self, episode: &Episode) -> Option<f64> {
        let home = self.place(episode.home_post.text())?;
        home.miles(self.place(episode.pl_post.text())?)
    }

    /// Whether a postcode lies in the area of the authority whose return it is; nothing where that is not known.
    #[must_use]
    pub fn lies_inside(&self, postcode: &str) -> Option<bool> {
        self.place(postcode)?.inside(self.authority()?)
    }
}

#[cfg(test)]
mod tests;
