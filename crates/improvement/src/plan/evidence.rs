//! Evidence: what shows that practice has changed, or that it is better for children.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Which of the two questions a piece of evidence speaks to. That the task is done is no evidence of either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// Whether practice has changed.
    Practice,
    /// Whether it is better for children.
    Outcome,
}

/// What the evidence is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// A practice audit of this programme, by id.
    Audit(String),
    /// A review of a cohort, by id.
    Review(String),
    /// A measure at a moment: its code and what it said, in a sentence with its date and numbers.
    Measure {
        /// The measure's code.
        code: String,
        /// What it said.
        said: String,
    },
    /// What children, families or carers said, and how it was asked.
    Voices(String),
    /// A document kept with the programme.
    File {
        /// Its id in the store.
        file: String,
        /// Its name.
        name: String,
    },
    /// A document kept elsewhere: where it lies.
    Elsewhere(String),
}

/// What a piece of evidence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is so: practice has changed, it is better for children.
    Yes,
    /// In part.
    InPart,
    /// It is not.
    No,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Yes, Self::InPart, Self::No];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::InPart => "in-part",
            Self::No => "no",
        }
    }
}

/// A piece of evidence laid beside an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its id.
    pub id: String,
    /// Which question it speaks to.
    pub shows: Shows,
    /// What it is.
    pub what: Weight,
    /// What it says.
    pub verdict: Verdict,
    /// What it says, in words.
    pub words: String,
    /// The day it speaks of.
    pub on: Date,
}
