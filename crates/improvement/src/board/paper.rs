//! A paper before the board: what it is, how it is classified, who may read it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{By, Change};

/// How a paper is classified, as its foot says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Classification {
    /// OFFICIAL-SENSITIVE.
    #[default]
    OfficialSensitive,
    /// PUBLIC.
    Public,
}

impl Classification {
    /// As it is printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OfficialSensitive => "OFFICIAL-SENSITIVE",
            Self::Public => "PUBLIC",
        }
    }
}

/// Who may read a paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The board and whoever sees the plan.
    #[default]
    Board,
    /// Anybody: councillors, scrutiny, the public.
    Public,
}

impl Audience {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Board, Self::Public];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Public => "public",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Board => "The board",
            Self::Public => "Anybody",
        }
    }

    /// The audience of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == word)
    }

    /// What a paper for it is marked with.
    #[must_use]
    pub const fn classification(self) -> Classification {
        match self {
            Self::Board => Classification::OfficialSensitive,
            Self::Public => Classification::Public,
        }
    }
}

/// What a paper is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperWords {
    /// Its document, by its id in the store.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Which version of it: a number or a hash; empty where it has none.
    pub version: String,
    /// How it is classified.
    pub classification: Classification,
    /// Who may read it.
    pub audience: Audience,
}

/// A paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// What it is.
    pub words: PaperWords,
    /// When it was issued.
    pub issued: Timestamp,
    /// By whom.
    pub by: By,
    /// When it was taken back, by whom and why, where it was.
    pub withdrawn: Option<(Timestamp, By, String)>,
}

impl Paper {
    pub(crate) fn new(words: &PaperWords, change: &Change) -> Self {
        Self {
            words: words.clone(),
            issued: change.at,
            by: change.by.clone(),
            withdrawn: None,
        }
    }

    /// Whether anybody may read it: it was issued for them, is marked so, and was not taken back.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.words.audience == Audience::Public
            && self.words.classification == Classification::Public
            && self.withdrawn.is_none()
    }
}
