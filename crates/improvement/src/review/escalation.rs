//! A child found not safe: who was told, and the clock that runs until somebody says what made them safe.

use jiff::{SignedDuration, Timestamp};

use super::Outcome;
use crate::By;

/// A child found not safe, or of whom it is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Escalation {
    /// When it was found.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// What was found.
    pub outcome: Outcome,
    /// Whether the second look found it.
    pub second: bool,
    /// Hours until somebody must have said what made the child safe.
    pub hours: u16,
    /// Who was told, the first to be told first.
    pub told: Vec<Told>,
    /// What made the child safe; none while it is open.
    pub ended: Option<Ended>,
}

/// Somebody who was told.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Who was told, by whom it was written.
    pub who: String,
    /// When it was written down.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
}

/// How an escalation ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// What was done, and how it is known that the child is safe.
    pub words: String,
}

impl Escalation {
    /// The moment by which it must have ended.
    #[must_use]
    pub fn due(&self) -> Timestamp {
        self.at
            .checked_add(SignedDuration::from_hours(i64::from(self.hours)))
            .unwrap_or(Timestamp::MAX)
    }

    /// Whether its time ran out: before it ended or, while it is open, before `now`.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.ended.as_ref().map_or(now, |ended| ended.at) > self.due()
    }

    /// Whole hours it was open, or has been by `now`.
    #[must_use]
    pub fn hours_open(&self, now: Timestamp) -> i64 {
        let until = self.ended.as_ref().map_or(now, |ended| ended.at);
        until.duration_since(self.at).as_hours().max(0)
    }
}
