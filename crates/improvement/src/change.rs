//! One change of the programme: who decided what, when and why.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{audit, board, challenge, plan, review};

/// Who made a change, as they were then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// The person's identifier in this service.
    pub person: String,
    /// Their name.
    pub name: String,
    /// The word of the role they worked in.
    pub role: String,
}

/// A change as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its place among all changes, from 1.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// Why, in their words; empty where nothing was asked.
    pub why: String,
    /// What.
    pub what: What,
}

/// What was changed. The words it is kept in are those of the variants: a variant is never renamed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The plan.
    Plan(plan::Change),
    /// A review of a cohort.
    Review(review::Change),
    /// A practice audit.
    Audit(audit::Change),
    /// A challenge of a reviewing officer.
    Challenge(challenge::Change),
    /// The board.
    Board(board::Change),
}

impl What {
    /// What it is about, as one word: two changes of the same subject made from the same page stand against each other,
    /// and the later one is shown both. For example `action:a12`.
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::Plan(change) => change.subject(),
            Self::Review(change) => change.subject(),
            Self::Audit(change) => change.subject(),
            Self::Challenge(change) => change.subject(),
            Self::Board(change) => change.subject(),
        }
    }
}
