//! The improvement board: members with an independent chair, meetings, decisions, risks, papers.

use serde::{Deserialize, Serialize};

/// What can change about the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A meeting was set.
    MeetingSet {
        /// Its id, for example `m1`.
        id: String,
        /// The day.
        on: jiff::civil::Date,
    },
}

impl Change {
    /// What it is about: see [`crate::What::subject`].
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::MeetingSet { id, .. } => format!("meeting:{id}"),
        }
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Its id.
    pub id: String,
    /// The day.
    pub on: jiff::civil::Date,
    /// When it was last changed.
    pub changed: jiff::Timestamp,
}

/// The board.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// Meetings by day.
    pub meetings: Vec<Meeting>,
}

impl Board {
    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        match what {
            Change::MeetingSet { id, on } => {
                self.meetings.retain(|meeting| meeting.id != *id);
                self.meetings.push(Meeting {
                    id: id.clone(),
                    on: *on,
                    changed: change.at,
                });
                self.meetings.sort_by_key(|meeting| meeting.on);
            }
        }
        Ok(())
    }
}
