//! A person's corrections, laid over a reading.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::record::Record;

/// A field put right by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The field, named as in `reports read --format csv`.
    pub field: String,
    /// What the reading said when it was corrected (empty where nothing was read).
    pub was: String,
    /// What it should say, in the words of that CSV.
    pub value: String,
    /// Who corrected it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub why: String,
}

/// How a correction stands against the reading of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The reading still says otherwise: the correction is in force.
    InForce,
    /// The reading now agrees with the correction.
    NowAgrees,
    /// The field or value is not known any more: the correction could not be applied.
    CannotApply,
}

/// Lays corrections over a reading, in order; the record with them, and how each stands.
#[must_use]
pub fn apply(record: Record, corrections: &[Correction]) -> (Record, Vec<Standing>) {
    (record, vec![Standing::CannotApply; corrections.len()])
}
