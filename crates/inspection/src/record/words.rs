//! The word of each code in machine formats: `requires_improvement`, `ilacs_2023`, `partly_read`.

use super::{Aspect, Framework, Grade, Kind, Status};

impl Grade {
    /// Every grade, best first. Requires improvement and adequate never stand in one scale.
    pub const ALL: [Self; 5] = [
        Self::Outstanding,
        Self::Good,
        Self::RequiresImprovement,
        Self::Adequate,
        Self::Inadequate,
    ];

    /// Its word in machine formats, for example `requires_improvement`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outstanding => "outstanding",
            Self::Good => "good",
            Self::RequiresImprovement => "requires_improvement",
            Self::Adequate => "adequate",
            Self::Inadequate => "inadequate",
        }
    }

    /// The grade of a word in machine formats.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.word() == word)
    }
}

impl Status {
    /// Its word in machine formats: `partly_read`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::PartlyRead => "partly_read",
            Self::NotAReport => "not_a_report",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Framework {
    /// Every framework, oldest first.
    pub const ALL: [Self; 8] = [
        Self::LookedAfter2013,
        Self::Sif,
        Self::LscbReview,
        Self::Ilacs2018,
        Self::Ilacs2023,
        Self::Ilacs2026,
        Self::IlacsLetter,
        Self::Jtai,
    ];

    /// Its word in machine formats; `other` for those that the kind tells apart.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sif => "sif",
            Self::Ilacs2018 => "ilacs_2018",
            Self::Ilacs2023 => "ilacs_2023",
            Self::Ilacs2026 => "ilacs_2026",
            Self::LookedAfter2013 | Self::LscbReview | Self::IlacsLetter | Self::Jtai => "other",
        }
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Inspection,
        Self::Short,
        Self::Standard,
        Self::Reinspection,
        Self::FocusedVisit,
        Self::MonitoringVisit,
        Self::Jtai,
        Self::LscbReview,
        Self::LookedAfter2013,
    ];

    /// Its word in machine formats, for example `focused_visit`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Inspection => "inspection",
            Self::Short => "short",
            Self::Standard => "standard",
            Self::Reinspection => "reinspection",
            Self::FocusedVisit => "focused_visit",
            Self::MonitoringVisit => "monitoring_visit",
            Self::Jtai => "jtai",
            Self::LscbReview => "lscb_review",
            Self::LookedAfter2013 => "looked_after_2013",
        }
    }

    /// The kind of a word in machine formats.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

impl Aspect {
    /// The aspects with a column of their own in machine formats, in the order of those columns.
    pub const COLUMNS: [Self; 8] = [
        Self::Overall,
        Self::Leaders,
        Self::HelpAndProtection,
        Self::InCare,
        Self::InCareAndLeavers,
        Self::CareLeavers,
        Self::Adoption,
        Self::Lscb,
    ];

    /// Its word in machine formats: the column's name where it has one.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::HelpAndProtection => "help_and_protection",
            Self::InCare => "in_care",
            Self::InCareAndLeavers => "in_care_and_leavers",
            Self::CareLeavers => "care_leavers",
            Self::Adoption => "adoption",
            Self::Leaders => "leaders",
            Self::Overall => "overall",
            Self::Lscb => "lscb",
            Self::CapacityToImprove => "capacity_to_improve",
            Self::Outcomes => "outcomes",
            Self::QualityOfProvision => "quality_of_provision",
        }
    }
}
