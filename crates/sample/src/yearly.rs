//! The two statutory returns of an authority, this year's and last year's: children looked after, and children in need.
//!
//! Both are made of the same lives as every other source, without what is wrong in those on purpose: a return is put
//! right before it is sent.

mod census;
mod drawn;
mod england;
mod health;
mod leavers;
mod lists;
mod looked_after;
mod mistakes;
mod records;
mod stays;
mod told;

use children::{CollectionYear, Day};

use crate::lives::Authority;

pub use england::{Asked, Part, PartFile, parts};
pub use lists::{HERE, Named};
pub use mistakes::{Mistake, listed};
pub(crate) use records::told_by;
pub(crate) use told::Told;

/// Which returns are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Return {
    /// Children looked after: the SSDA903.
    LookedAfter,
    /// The children in need census.
    InNeed,
}

/// The last year that had ended by a day.
fn last_ended(today: Day) -> CollectionYear {
    let now = CollectionYear::of(today);
    if now.last() == today {
        now
    } else {
        CollectionYear(now.0 - 1)
    }
}

/// The files of the returns of an authority, with so many mistakes in a thousand children, and the list of those.
pub(crate) fn files(authority: &Authority, rate: u32) -> (Vec<(String, Vec<u8>)>, Vec<Mistake>) {
    let asked = england::Asked {
        today: authority.ask.today,
        seed: authority.ask.seed,
        rate,
        returns: &[Return::LookedAfter, Return::InNeed],
    };
    let part = england::of_children(&authority.told, asked, 0);
    let mut files = files_of(&part);
    if rate > 0 {
        files.push(("mistakes.csv".to_owned(), mistakes::listed(&part.mistakes)));
    }
    (files, part.mistakes)
}

/// The files of a part that is the whole.
fn files_of(part: &Part) -> Vec<(String, Vec<u8>)> {
    let files = part.files.iter();
    let mut files: Vec<(String, Vec<u8>)> = files
        .map(|file| {
            let bytes = [file.head.as_slice(), &file.body, &file.foot].concat();
            (file.name.clone(), bytes)
        })
        .collect();
    files.extend(part.named.files());
    files
}
#[cfg(test)]
mod tests;
