//! returns

pub mod read;
