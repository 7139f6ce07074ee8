//! Practice audits: question sets, recorded samples, moderation, agreement, what comes of an inadequate one.

use serde::{Deserialize, Serialize};

/// What can change in an audit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// An audit was begun.
    Begun {
        /// Its id, for example `q1`.
        id: String,
        /// What it is called.
        title: String,
    },
}

impl Change {
    /// What it is about: see [`crate::What::subject`].
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::Begun { id, .. } => format!("audit:{id}"),
        }
    }
}

/// An audit of a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it was begun.
    pub begun: jiff::Timestamp,
}

/// Every audit.
#[derive(Debug, Clone, Default)]
pub struct Audits {
    /// In the order they were begun.
    pub all: Vec<Audit>,
}

impl Audits {
    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        match what {
            Change::Begun { id, title } => self.all.push(Audit {
                id: id.clone(),
                title: title.clone(),
                begun: change.at,
            }),
        }
        Ok(())
    }
}
