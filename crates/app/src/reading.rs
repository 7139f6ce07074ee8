//! Reading reports to be kept, each in a program of its own so that the worst file costs one reading.

mod apart;
mod keep;

pub(crate) use apart::{OneFile, read_one};
pub(crate) use keep::{Incoming, Keeper, Kept, add_sample, read_again};
