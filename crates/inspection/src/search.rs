//! Words in every paragraph and point: a small index in memory, ranked, with phrases and exclusions.
//!
//! ```
//! use inspection::search::{Index, Query};
//!
//! let index = Index::build([(7, "Social workers see children often."), (9, "Plans drift.")]);
//! let found = index.find(&Query::parse("\"social worker\" -drift"), 10, |_| true);
//! assert_eq!((found.total, found.hits[0].doc), (1, 7));
//! ```
//!
//! A query is words, all of which must be there; `"a phrase"` in quotes; and `-word` or `-"a phrase"` that
//! must not be there. Anything a person types is a query: what cannot be understood is left out, never an
//! error. Words match whatever their case and ending (see `search/words.rs`).

mod index;
mod query;
mod snippet;
mod words;

pub use index::{Found, Hit, Index};
pub use query::Query;
pub use snippet::{Piece, Snippet, snippet};
