//! Who may see and do what: one table of roles, and what each grants. Pure: whoever asks says who they are and when.
//!
//! - [`table`] is the table: an information governance officer can read it, a page prints it, nothing else grants.
//! - [`Acting`] is a person at work in one role; [`Scope`] says which children that role reaches for them.
//! - [`audit`] is the log of who looked: what an entry says and how entries are chained.
//! - [`unusual`] finds looks worth asking about, by rules that can be said in a sentence.
//! - Deny by default: what the table does not grant is refused.

mod acting;
pub mod audit;
mod permission;
mod role;
mod scope;
pub mod table;
pub mod unusual;

pub use acting::Acting;
pub use permission::Permission;
pub use role::Role;
pub use scope::{Reach, Scope};
