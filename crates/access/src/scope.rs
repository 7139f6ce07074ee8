//! Which children a role reaches for a person.

use serde::{Deserialize, Serialize};

/// Which children a role reaches. How it is worked out from the records stands in the crate `records`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// No child.
    Nobody,
    /// Children allocated to the person now, or last where the case is closed.
    Own,
    /// Children whose independent reviewing officer the person is.
    Reviewed,
    /// Children held now, or last where closed, by the person's teams and the teams below them.
    Teams,
    /// Children with an open contact, referral or assessment and no team but the person's.
    FrontDoor,
    /// Children living in foster homes, and the carers.
    Fostering,
    /// Children of a stated sample.
    Sample,
    /// Every child.
    All,
}

impl Reach {
    /// What it reaches, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "no child",
            Self::Own => "children allocated to them",
            Self::Reviewed => "children whose reviewing officer they are",
            Self::Teams => "children of their teams",
            Self::FrontDoor => "children at the front door",
            Self::Fostering => "children in foster homes, and carers",
            Self::Sample => "a stated sample",
            Self::All => "every child",
        }
    }
}

/// What makes a reach concrete for one person, as it was granted.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// The person's identifier as a worker in the case system; empty where they are none.
    pub worker: String,
    /// Identifiers of their teams in the case system.
    pub teams: Vec<String>,
    /// Identifiers of the children of a sample.
    pub sample: Vec<String>,
}
