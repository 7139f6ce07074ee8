//! What a reviewer found of a child, and what they decided.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;

/// What a review of a child came to: said by a person, counted, never a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The child is not safe.
    NotSafe,
    /// The record does not show whether the child is safe.
    NotKnown,
    /// The child is safe, and something must be done.
    NeedsAction,
    /// The child is safe, and nothing more is needed.
    NoAction,
}

impl Outcome {
    /// All of them, the gravest first.
    pub const ALL: [Self; 4] = [
        Self::NotSafe,
        Self::NotKnown,
        Self::NeedsAction,
        Self::NoAction,
    ];

    /// The word in forms, addresses and rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotSafe => "not-safe",
            Self::NotKnown => "not-known",
            Self::NeedsAction => "needs-action",
            Self::NoAction => "no-action",
        }
    }

    /// The outcome of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == word)
    }

    /// For people: "Not safe".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSafe => "Not safe",
            Self::NotKnown => "Not known whether safe",
            Self::NeedsAction => "Safe, needs action",
            Self::NoAction => "Safe, no further action",
        }
    }

    /// Whether somebody must be told at once.
    #[must_use]
    pub const fn escalates(self) -> bool {
        matches!(self, Self::NotSafe | Self::NotKnown)
    }

    /// Whether it says that something must be done.
    #[must_use]
    pub const fn asks_for_action(self) -> bool {
        !matches!(self, Self::NoAction)
    }
}

/// What was answered to a question of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answered {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The record does not show it.
    NotKnown,
}

impl Answered {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotKnown];

    /// The word in forms and rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotKnown => "not-known",
        }
    }

    /// The answer of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == word)
    }

    /// For people: "The record does not show it".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::NotKnown => "The record does not show it",
        }
    }
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The question, as it was asked.
    pub question: String,
    /// The answer.
    pub answer: Answered,
}

/// What was found and decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// What it came to.
    pub outcome: Outcome,
    /// The questions, answered.
    pub answers: Vec<Answer>,
    /// What was decided, and what it rests on.
    pub decision: String,
    /// By when what was decided must happen; none where nothing must.
    pub by_when: Option<Date>,
}
