//! Reviews: every child of a cohort looked at again by somebody who does not hold the case, and the proof of it.

use serde::{Deserialize, Serialize};

/// What can change in a review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A review was begun.
    Begun {
        /// Its id, for example `r1`.
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
            Self::Begun { id, .. } => format!("review:{id}"),
        }
    }
}

/// A review of a cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it was begun.
    pub begun: jiff::Timestamp,
}

/// Every review.
#[derive(Debug, Clone, Default)]
pub struct Reviews {
    /// In the order they were begun.
    pub all: Vec<Review>,
}

impl Reviews {
    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        match what {
            Change::Begun { id, title } => self.all.push(Review {
                id: id.clone(),
                title: title.clone(),
                begun: change.at,
            }),
        }
        Ok(())
    }
}
