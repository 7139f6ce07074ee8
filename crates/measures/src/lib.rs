//! How well a service does, and which children need something from it now.
//!
//! A measure says of each child *counted* and *met*, never a number: numbers, trends and lists come of the same
//! cases. [`spc`] tells a change from chance in a measure's months.
//!
//! - [`measure`]: what a measure is. [`cases`]: what its judge says. [`groups`]: how a number is broken down.
//! - [`tally`]: counting, for all measures in one pass; and the list behind one number.
//! - [`worklist`]: who needs something now, and why.
//! - [`quality`]: how far a measure can be relied on.
//! - [`scene`]: the council's own standards, and today.
//! - [`disclosure`]: what may be published of it. [`release`]: what is laid out for that.
//! - [`benchmarks`]: what was published of England, regions and authorities.
//! - [`care_clocks`]: when something is due for a child in care.
//! - [`catalogue`], [`lists`]: all measures and all lists, by area.

pub mod benchmarks;
pub mod care_clocks;
pub mod cases;
pub mod catalogue;
pub mod disclosure;
pub mod groups;
pub mod lists;
pub mod measure;
pub mod quality;
pub mod release;
pub mod scene;
pub mod spc;
pub mod tally;
pub mod worklist;

#[cfg(test)]
mod examples;
