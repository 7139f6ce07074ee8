//! How well a service does, and which children need something from it now.
//!
//! A measure says of each child *counted* and *met*, never a number: numbers, trends and lists come of the same
//! cases. [`spc`] tells a change from chance in a measure's months.

pub mod spc;
