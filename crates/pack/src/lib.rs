//! Papers for boards and committees: plain values in, a page and a tagged PDF out.
//!
//! Whoever writes a paper says what stands in it, block by block ([`Paper`], [`Block`]); this crate decides how it
//! looks. It knows nothing of plans, measures or children.

mod drawing;
pub mod html;
mod letters;
pub mod paper;
pub mod pdf;

pub use pdf::{CannotPrint, Printed, pdf, print};

pub use paper::{
    Block, Cell, Classification, Column, KeyItem, Paper, Picture, Run, Table, bold, quote, text,
};
