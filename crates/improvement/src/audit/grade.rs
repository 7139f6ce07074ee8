//! Ofsted's grade words, as auditors use them.

use serde::{Deserialize, Serialize};

/// A grade, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Outstanding.
    Outstanding,
    /// Good.
    Good,
    /// Requires improvement to be good.
    RequiresImprovement,
    /// Inadequate.
    Inadequate,
}

impl Grade {
    /// Every grade, the best first.
    pub const ALL: [Self; 4] = [
        Self::Outstanding,
        Self::Good,
        Self::RequiresImprovement,
        Self::Inadequate,
    ];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outstanding => "outstanding",
            Self::Good => "good",
            Self::RequiresImprovement => "requires-improvement",
            Self::Inadequate => "inadequate",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outstanding => "Outstanding",
            Self::Good => "Good",
            Self::RequiresImprovement => "Requires improvement",
            Self::Inadequate => "Inadequate",
        }
    }

    /// The grade of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.word() == word)
    }

    /// Its place, the best at nought.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Outstanding => 0,
            Self::Good => 1,
            Self::RequiresImprovement => 2,
            Self::Inadequate => 3,
        }
    }
}

/// What an auditor says to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A grade.
    Graded(Grade),
    /// The question is not one for this child.
    NotApplicable,
}

impl Mark {
    /// Every mark, in the order of a form.
    pub const ALL: [Self; 5] = [
        Self::Graded(Grade::Outstanding),
        Self::Graded(Grade::Good),
        Self::Graded(Grade::RequiresImprovement),
        Self::Graded(Grade::Inadequate),
        Self::NotApplicable,
    ];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Graded(grade) => grade.word(),
            Self::NotApplicable => "not-applicable",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Graded(grade) => grade.name(),
            Self::NotApplicable => "Not applicable",
        }
    }

    /// The mark of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.word() == word)
    }

    /// The grade, where it is one.
    #[must_use]
    pub const fn grade(self) -> Option<Grade> {
        match self {
            Self::Graded(grade) => Some(grade),
            Self::NotApplicable => None,
        }
    }
}
