//! What a council supplies: the safeguarding dataset, Annex A and its own tables, read whole, checked by rule, and turned
//! into histories.
//!
//! - [`read`]: bytes → rows of cells; [`write`](mod@write): values → CSV and workbooks.
//! - [`cell`], [`table`](mod@table), [`submission`](mod@submission): a table is declared once; its rows are typed cells with their lines.
//! - [`doubt`]: what could not be read, or was written otherwise, by file, column and line. Reading never fails.
//! - [`rule`], [`rulebook`], [`examples`]: what is checked, how it is run, and the little tables that prove it.
//! - [`reference`](mod@reference): the day that what was supplied is a picture of.
//! - [`reconcile`](mod@reconcile): the same child in several sources, where they disagree.
//! - [`service`]: from what was supplied to the authority's children.
//! - [`safeguarding`], [`annex_a`], [`optional`]: the sources.

pub mod annex_a;
pub mod cell;
pub mod doubt;
pub mod examples;
pub mod in_need;
pub mod looked_after;
pub mod optional;
pub mod read;
pub mod reconcile;
pub mod reference;
pub mod rule;
pub mod rulebook;
pub mod safeguarding;
pub mod service;
pub mod submission;
pub mod table;
pub mod write;
