//! A finding: something inspectors or others said must be different.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;

/// Where a finding comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A numbered improvement point or recommendation of a report.
    Point {
        /// The report's id in the national record.
        report: String,
        /// Its number as printed, or its place in the list from 1.
        number: String,
        /// The page it stands on.
        page: Option<u16>,
        /// Whether it is addressed to the safeguarding board instead of the authority.
        to_board: bool,
    },
    /// A sentence of a report that is no numbered point.
    Paragraph {
        /// The report's id in the national record.
        report: String,
        /// The paragraph's number as printed, or its place.
        paragraph: String,
        /// The page it stands on.
        page: Option<u16>,
    },
    /// An improvement notice or statutory direction.
    Notice {
        /// Its title.
        title: String,
        /// Its date.
        on: Option<Date>,
    },
    /// A peer review or challenge.
    PeerReview {
        /// By whom.
        title: String,
        /// When.
        on: Option<Date>,
    },
    /// A practice audit of this programme.
    Audit {
        /// The audit's id.
        audit: String,
    },
    /// A complaint, or what came of one.
    Complaint {
        /// Its reference; no name of a child or family.
        title: String,
        /// When.
        on: Option<Date>,
    },
    /// The council's own.
    Own {
        /// Where it was seen.
        title: String,
        /// When.
        on: Option<Date>,
    },
}

impl Source {
    /// The report it stands in, by its id.
    #[must_use]
    pub fn report(&self) -> Option<&str> {
        match self {
            Self::Point { report, .. } | Self::Paragraph { report, .. } => Some(report),
            Self::Notice { .. }
            | Self::PeerReview { .. }
            | Self::Audit { .. }
            | Self::Complaint { .. }
            | Self::Own { .. } => None,
        }
    }
}

/// Whether a finding needs an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingState {
    /// It does.
    Open,
    /// It does not any more.
    Withdrawn {
        /// Who said so.
        by: By,
        /// Why.
        why: String,
    },
}

/// A finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its id.
    pub id: String,
    /// Where it comes from.
    pub source: Source,
    /// Its words.
    pub words: String,
    /// Slugs of its themes.
    pub themes: Vec<String>,
    /// Whether it needs an answer.
    pub state: FindingState,
    /// When it came into the plan.
    pub added: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
}

impl Finding {
    /// Whether it needs an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state, FindingState::Open)
    }
}
