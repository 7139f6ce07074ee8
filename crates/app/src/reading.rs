//! Reading reports to be kept, and plans to be taken over, each in a program of its own so that the worst file costs one
//! reading.

mod apart;
mod keep;
mod sheets;

pub(crate) use apart::{OneFile, read_one};
pub(crate) use keep::{Incoming, Keeper, Kept, add_sample, read_again};
pub(crate) use sheets::{ReadSheets, read_sheets, read_sheets_apart};
