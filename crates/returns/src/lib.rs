//! What a council supplies: the safeguarding dataset, Annex A and its own tables, read whole, checked by rule, and turned
//! into histories.
//!
//! - [`read`]: bytes → rows of cells; [`write`]: values → CSV and workbooks.
//! - [`cell`], [`table`](mod@table), [`submission`](mod@submission): a table is declared once; its rows are typed cells with their lines.
//! - [`doubt`]: what could not be read, or was written otherwise, by file, column and line. Reading never fails.
//! - [`safeguarding`], [`annex_a`], [`optional`]: the sources.

pub mod annex_a;
pub mod cell;
pub mod doubt;
pub mod optional;
pub mod read;
pub mod safeguarding;
pub mod submission;
pub mod table;
pub mod write;
