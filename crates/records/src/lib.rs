//! The authority's children at one moment, as far as whoever asks may see them.
//!
//! - [`Records`] counts and lists, and names nobody. [`Records::view`] narrows it to what a role reaches.
//! - [`Look`] is the only way to who a child is: it notes every child it tells of in a [`Seen`], which is written to the
//!   log before the answer leaves.
//!
//! Pure: no file, no clock, no database.

mod addresses;
mod annexed;
mod checked;
pub mod cohort;
mod connected;
mod held;
mod invented;
mod look;
mod made;
mod marks;
mod measured;
mod origin;
pub mod pool;
mod records;
mod returned;
mod row;
mod rows;
mod rulebooks;
mod seen;
mod source;
mod standing;
mod streets;
pub mod teams;
mod unusual;
mod view;
pub mod words;
mod written_back;

pub use addresses::address_of;
pub use annexed::Annexed;
pub use checked::{Checked, check_census, outcome};
pub use held::{Held, Unowned};
pub use look::{CONNECTED, Look, SEALED, name};
pub use made::Read;
pub use marks::{Before, Came, Judged, Life, MARK_BYTES, MARKED, Mark, Stood};
pub use measured::{Measured, Reading};
pub use origin::Found;
pub use records::{Compared, Core, Load, Records};
pub use returned::{FoundAlone, Place, SentChild, SentRow, SentTable, Stands, found_alone};
pub use row::{MASKED, Row};
pub use rulebooks::{
    RuleWords, changed_in, edition, examples, not_at_hand, rule, rules, years_known,
};
pub use seen::Seen;
pub use source::{Files, Gave, Source, name_of, read_all, read_into};
pub use standing::{Lists, Standing};
pub use view::{Locks, ViewKey};
pub use written_back::{Form, written_back};
