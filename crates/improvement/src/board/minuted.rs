//! What a meeting decided, and what it asked to be done: followed until it is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::meeting::Reworded;
use crate::{By, Change};

/// What was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionWords {
    /// The meeting.
    pub meeting: String,
    /// What was decided.
    pub words: String,
    /// What it is about, as subjects: `finding:f1`, `action:a2`, `risk:k1`.
    pub about: Vec<String>,
    /// Whether anybody may read it. Whoever minutes it says so; nobody else's words are published by themselves.
    pub public: bool,
}

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Its id.
    pub id: String,
    /// What was decided.
    pub words: DecisionWords,
    /// What it said before it was put right, the oldest first.
    pub before: Vec<Reworded>,
}

impl Decision {
    pub(crate) fn new(id: &str, words: &DecisionWords) -> Self {
        Self {
            id: id.to_owned(),
            words: words.clone(),
            before: Vec::new(),
        }
    }

    pub(crate) fn put_right(&mut self, words: &DecisionWords, change: &Change) {
        if self.words.words != words.words {
            self.before.push(reworded(&self.words.words, change));
        }
        self.words.clone_from(words);
    }
}

/// What is to be done, by whom, by when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MinutedWords {
    /// The meeting.
    pub meeting: String,
    /// What.
    pub words: String,
    /// By whom.
    pub who: String,
    /// By when; none where no day was set.
    pub by: Option<Date>,
    /// What it is about, as subjects.
    pub about: Vec<String>,
}

/// How far a minuted action is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// It waits to be done.
    #[default]
    Open,
    /// It is done.
    Done,
    /// The board does not want it any more.
    Dropped,
}

impl Progress {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Open, Self::Done, Self::Dropped];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Done => "Done",
            Self::Dropped => "Not wanted any more",
        }
    }

    /// The one of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == word)
    }
}

/// A minuted action.
#[derive(Debug, Clone, PartialEq)]
pub struct Minuted {
    /// Its id.
    pub id: String,
    /// What, by whom, by when.
    pub words: MinutedWords,
    /// How far it is.
    pub progress: Progress,
    /// Since when, who said so, and what they said of it.
    pub followed: Option<(Date, By, String)>,
    /// What it said before it was put right, the oldest first.
    pub before: Vec<Reworded>,
}

impl Minuted {
    pub(crate) fn new(id: &str, words: &MinutedWords) -> Self {
        Self {
            id: id.to_owned(),
            words: words.clone(),
            progress: Progress::Open,
            followed: None,
            before: Vec::new(),
        }
    }

    pub(crate) fn put_right(&mut self, words: &MinutedWords, change: &Change) {
        if self.words.words != words.words
            || self.words.who != words.who
            || self.words.by != words.by
        {
            let by = self
                .words
                .by
                .map_or_else(String::new, |by| format!(", by {by}"));
            let was = format!("{} ({}{by})", self.words.words, self.words.who);
            self.before.push(reworded(&was, change));
        }
        self.words.clone_from(words);
    }

    pub(crate) fn follow(&mut self, progress: Progress, on: Date, change: &Change) {
        self.progress = progress;
        self.followed = Some((on, change.by.clone(), change.why.clone()));
    }

    /// Whether it waits to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.progress == Progress::Open
    }

    /// Whether it waits past its day.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.is_open() && self.words.by.is_some_and(|by| by < today)
    }
}

fn reworded(was: &str, change: &Change) -> Reworded {
    Reworded {
        was: was.to_owned(),
        at: change.at,
        by: change.by.clone(),
        why: change.why.clone(),
        after_approval: false,
    }
}
