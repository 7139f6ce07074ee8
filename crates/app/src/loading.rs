//! Loading: files wait in a queue, are read in a process of their own, and only then kept, all of them or nothing.

mod apart;
mod worker;

pub(crate) use apart::{Read, ReadLoad, read_load};
pub(crate) use worker::{Became, keep_up, name_of_worker, next};

/// The most that the files of one load may hold together, in bytes.
pub(crate) const MOST_BYTES: usize = 600 * 1024 * 1024;

/// The most that they may hold once compressed: tables shrink to a tenth, what does not shrink is no table.
pub(crate) const MOST_PACKED: usize = 200 * 1024 * 1024;

/// The most files of one load.
pub(crate) const MOST_FILES: usize = 500;

/// The longest name of a file, in bytes.
pub(crate) const LONGEST_NAME: usize = 250;
