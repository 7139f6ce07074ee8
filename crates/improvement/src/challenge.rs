//! Challenges of independent reviewing officers: raised, stage, clock, theme, outcome.

use serde::{Deserialize, Serialize};

/// What can change in a challenge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A challenge was raised.
    Raised {
        /// Its id, for example `c1`.
        id: String,
    },
}

impl Change {
    /// What it is about: see [`crate::What::subject`].
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::Raised { id } => format!("challenge:{id}"),
        }
    }
}

/// A challenge.
#[derive(Debug, Clone, PartialEq)]
pub struct Challenge {
    /// Its id.
    pub id: String,
    /// When it was raised.
    pub raised: jiff::Timestamp,
}

/// Every challenge.
#[derive(Debug, Clone, Default)]
pub struct Challenges {
    /// In the order they were raised.
    pub all: Vec<Challenge>,
}

impl Challenges {
    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        match what {
            Change::Raised { id } => self.all.push(Challenge {
                id: id.clone(),
                raised: change.at,
            }),
        }
        Ok(())
    }
}
