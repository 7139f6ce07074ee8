//! A report's PDF in, what it says out: grades, dates, points, paragraphs, each with its page.
//!
//! Everything here is pure: bytes and text come in, values and doubts go out. Reading never fails;
//! what was expected and not found is a [`record::Doubt`].
//!
//! The way through: [`text`] turns bytes into lines with their places; [`read`] turns lines into a
//! [`record::Record`]; [`sentences`] and [`themes`] say what a paragraph praises, faults and is about;
//! [`recurrence`] joins a point to what other reports of the same authority say; [`corrections`] lays a
//! person's corrections over a reading; [`search`] finds words in every paragraph.

pub mod authorities;
pub mod corrections;
pub mod frameworks;
mod phrases;
pub mod read;
pub mod record;
pub mod recurrence;
pub mod search;
pub mod sentences;
pub mod spread;
pub mod text;
pub mod themes;
