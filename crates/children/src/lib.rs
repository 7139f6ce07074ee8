//! One child's life with the service, in order, and the words to ask it.
//!
//! A [`History`] is made from whatever a council supplied (the crate `returns` does that) and says nothing of where
//! it came from, save that every event carries its [`Origin`]: the table and line it was read from. Events are
//! compact (dates are four bytes, codes one) so that an authority of 20,000 open children and the six years behind
//! them fit in memory many times over.
//!
//! - [`history`]: the child and the events, one type each; [`care`] and [`leaving`] hold what only some children have.
//! - [`words`]: the questions a measure, a list or a page asks of a history.
//! - [`service`]: all children of one authority with its workers, teams and foster homes, and what was supplied.
//! - [`codes`]: the code sets of the returns. [`day`], [`calendar`], [`period`], [`moment`]: dates.

pub mod calendar;
pub mod care;
pub mod codes;
pub mod dated;
pub mod day;
pub mod history;
pub mod leaving;
pub mod moment;
pub mod origin;
pub mod period;
pub mod service;
pub mod words;

pub use dated::Dated;
pub use day::Day;
pub use history::History;
pub use moment::Moment;
pub use origin::Origin;
pub use period::{CollectionYear, Month, Quarter, Span};
pub use service::Service;
pub use thin_vec::ThinVec;
