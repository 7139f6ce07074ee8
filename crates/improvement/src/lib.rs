//! What an authority does about what inspectors found.
//!
//! Everything here is a [`Programme`]: what its [`Change`]s add up to. A change says who decided what, when and why; it is
//! kept and never edited. The programme as it stood on a day is what the changes up to that day add up to, so that any
//! day can be shown and two days compared.
//!
//! - [`plan`]: findings, objectives, actions, evidence; how an action stands.
//! - [`review`]: every child of a cohort looked at again, and the proof of it.
//! - [`audit`]: practice audits: question sets, samples, moderation, agreement.
//! - [`challenge`]: what independent reviewing officers challenge.
//! - [`board`]: members, meetings, decisions, risks, papers.
//!
//! Pure: no file, no clock, no database, no chance. Reading never fails: a change that fits nothing is a doubt.

pub mod audit;
pub mod board;
pub mod challenge;
mod change;
mod child;
pub mod plan;
mod programme;
pub mod review;

pub use change::{By, Change, What};
pub use child::Child;
pub use programme::{Doubt, Programme};
