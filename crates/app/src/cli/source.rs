//! A source as it is named on the command line.

use clap::ValueEnum;

use crate::records::Source;

/// Where data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Of {
    /// The Standard Safeguarding Dataset: a folder of CSVs, one for each table
    Ssd,
    /// Annex A: a workbook, or a folder of CSVs
    AnnexA,
    /// The council's own tables
    Optional,
    /// The return of children looked after (SSDA903): a folder of CSVs, one for each table, a file of XML, or a zip of either
    #[value(name = "903")]
    LookedAfter,
    /// The census of children in need: a file of XML, a folder of CSVs, one for each table, or a zip of either
    #[value(name = "cin")]
    InNeed,
}

impl Of {
    /// The source.
    pub(crate) fn source(self) -> Source {
        match self {
            Self::Ssd => Source::Ssd,
            Self::AnnexA => Source::AnnexA,
            Self::Optional => Source::Optional,
            Self::LookedAfter => Source::LookedAfter,
            Self::InNeed => Source::InNeed,
        }
    }
}
