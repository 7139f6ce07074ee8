//! A meeting: when, where, who was there, what stood on the agenda, what was laid before it, its minutes.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{AgendaItem, Paper};
use crate::{By, Change};

/// When and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingWords {
    /// The day.
    pub on: Date,
    /// When it begins, as people say it: "10:00"; empty where not known.
    #[serde(default)]
    pub begins: String,
    /// Where; empty where not known.
    #[serde(default)]
    pub place: String,
}

/// How a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingState {
    /// It will be held.
    Set,
    /// It was held.
    Held,
    /// It will not be held.
    Cancelled,
}

impl MeetingState {
    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Set => "Set",
            Self::Held => "Held",
            Self::Cancelled => "Cancelled",
        }
    }
}

/// Who was at a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attendance {
    /// Members who were there, by id.
    pub present: Vec<String>,
    /// Members who sent apologies, by id.
    pub apologies: Vec<String>,
    /// Others who were there, one a line.
    pub others: String,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Its id.
    pub id: String,
    /// The day.
    pub on: Date,
    /// When it begins, as people say it.
    pub begins: String,
    /// Where.
    pub place: String,
    /// How it stands.
    pub state: MeetingState,
    /// Why it was cancelled, where it was.
    pub cancelled_because: String,
    /// Who was there.
    pub attendance: Attendance,
    /// Its agenda, in order.
    pub agenda: Vec<AgendaItem>,
    /// What was laid before it, in order; papers that were taken back stay.
    pub papers: Vec<Paper>,
    /// Its minutes.
    pub minutes: Minutes,
    /// When it was last changed.
    pub changed: Timestamp,
}

impl Meeting {
    pub(crate) fn new(id: &str, words: &MeetingWords, change: &Change) -> Self {
        Self {
            id: id.to_owned(),
            on: words.on,
            begins: words.begins.clone(),
            place: words.place.clone(),
            state: MeetingState::Set,
            cancelled_because: String::new(),
            attendance: Attendance::default(),
            agenda: Vec::new(),
            papers: Vec::new(),
            minutes: Minutes::default(),
            changed: change.at,
        }
    }

    /// Puts when and where right. A cancelled meeting that is given a day is set again; one that was held stays so.
    pub(crate) fn move_to(&mut self, words: &MeetingWords, change: &Change) {
        self.on = words.on;
        self.begins.clone_from(&words.begins);
        self.place.clone_from(&words.place);
        if self.state == MeetingState::Cancelled {
            self.state = MeetingState::Set;
            self.cancelled_because.clear();
        }
        self.changed = change.at;
    }

    /// Papers that were not taken back.
    pub fn papers_in_force(&self) -> impl Iterator<Item = &Paper> {
        self.papers.iter().filter(|paper| paper.withdrawn.is_none())
    }
}

/// The minutes of a meeting.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Minutes {
    /// What was said; empty where nothing is written yet.
    pub words: String,
    /// When they were approved, where they were.
    pub approved: Option<Approved>,
    /// What they said before, the oldest first.
    pub before: Vec<Reworded>,
}

/// The approval of minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct Approved {
    /// The day of the meeting that approved them.
    pub on: Date,
    /// That meeting.
    pub at: String,
    /// The member who took its chair, by id.
    pub chair: String,
    /// Who wrote the approval down.
    pub by: By,
}

/// Words that were put right: what they said before.
#[derive(Debug, Clone, PartialEq)]
pub struct Reworded {
    /// What they said.
    pub was: String,
    /// When they were put right.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// Why.
    pub why: String,
    /// Whether they had been approved by then.
    pub after_approval: bool,
}

impl Minutes {
    pub(crate) fn write(&mut self, words: &str, change: &Change) {
        if !self.words.is_empty() && self.words != words {
            self.before.push(Reworded {
                was: std::mem::take(&mut self.words),
                at: change.at,
                by: change.by.clone(),
                why: change.why.clone(),
                after_approval: self.approved.is_some(),
            });
        }
        words.clone_into(&mut self.words);
    }

    pub(crate) fn approve(&mut self, on: Date, at: &str, chair: &str, change: &Change) {
        self.approved = Some(Approved {
            on,
            at: at.to_owned(),
            chair: chair.to_owned(),
            by: change.by.clone(),
        });
    }

    /// Corrections made after the minutes were approved.
    pub fn corrections(&self) -> impl Iterator<Item = &Reworded> {
        self.before.iter().filter(|each| each.after_approval)
    }
}
