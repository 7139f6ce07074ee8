//! An action: what is done, by whom, by when, and what will show that it worked.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Completion, Evidence, Rated};

/// What people write of an action.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActionWords {
    /// What is done, in a line.
    pub title: String,
    /// How.
    pub how: String,
    /// The objective it serves, by id; empty where none.
    pub objective: String,
    /// The findings it answers, by id.
    pub answers: Vec<String>,
    /// Who answers for it, by name or post; empty where nobody does yet.
    pub owner: String,
    /// Who does it with the council: housing, police, health, a social enterprise.
    pub partners: Vec<String>,
    /// When it begins.
    pub start: Option<Date>,
    /// When it is due.
    pub due: Option<Date>,
    /// Actions it waits for, by id.
    pub depends_on: Vec<String>,
    /// What it costs, in pence, where that is known.
    pub cost_pence: Option<i64>,
    /// Codes of the measures that will show it, for example `HP15`.
    pub measures: Vec<String>,
    /// Words of the audit questions that will test it: the set's word, a slash, the question's (`core/voice`).
    pub questions: Vec<String>,
    /// What will be different when it worked, in a sentence.
    pub success: String,
}

/// How far the task of an action is: nothing is said by it of practice or of children.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// Not begun.
    #[default]
    NotBegun,
    /// Under way.
    UnderWay,
    /// Done.
    Done,
}

impl Task {
    /// Every state, in order.
    pub const ALL: [Self; 3] = [Self::NotBegun, Self::UnderWay, Self::Done];

    /// Its word in addresses and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotBegun => "not-begun",
            Self::UnderWay => "under-way",
            Self::Done => "done",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotBegun => "Not begun",
            Self::UnderWay => "Under way",
            Self::Done => "Done",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.word() == word)
    }
}

/// An action at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// What is written of it.
    pub words: ActionWords,
    /// How far its task is.
    pub task: Task,
    /// Since when.
    pub task_since: Option<Date>,
    /// What shows what became of it.
    pub evidence: Vec<Evidence>,
    /// When it was said to be complete, and by whom. Whether it still is, its standing says.
    pub completed: Option<Completion>,
    /// What somebody rated it, where that is not what the rules say.
    pub rated_otherwise: Option<Rated>,
    /// Whether it will not be done.
    pub dropped: bool,
    /// When it was written.
    pub added: Timestamp,
    /// When anything of it was last changed.
    pub changed: Timestamp,
}

impl Action {
    pub(crate) fn new(id: &str, words: ActionWords, at: Timestamp) -> Self {
        Self {
            id: id.to_owned(),
            words,
            task: Task::NotBegun,
            task_since: None,
            evidence: Vec::new(),
            completed: None,
            rated_otherwise: None,
            dropped: false,
            added: at,
            changed: at,
        }
    }
}
