//! The elements of the census that make rows, what they stand in, and the columns below them.

use crate::in_need::tables::{
    Assessed, Characteristics, Details, Disabled, FactorFound, Header, Identifiers, PlanDates,
    PreProceeding, Protected, Review, Section47,
};
use crate::table::{Column, Table};

/// An element that makes rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Group {
    Header,
    Identifiers,
    Characteristics,
    Disabilities,
    Details,
    Assessments,
    Factors,
    Plans,
    Enquiries,
    ProtectionPlans,
    Reviews,
    PreProceedings,
}

impl Group {
    pub(super) const COUNT: usize = 12;

    /// By the name of the element.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "Header" => Self::Header,
            "ChildIdentifiers" => Self::Identifiers,
            "ChildCharacteristics" => Self::Characteristics,
            "Disabilities" => Self::Disabilities,
            "CINdetails" => Self::Details,
            "Assessments" => Self::Assessments,
            "FactorsIdentifiedAtAssessment" => Self::Factors,
            "CINPlanDates" => Self::Plans,
            "Section47" => Self::Enquiries,
            "ChildProtectionPlans" => Self::ProtectionPlans,
            "Reviews" => Self::Reviews,
            "PreProceedingsandFGDM" => Self::PreProceedings,
            _ => return None,
        })
    }

    /// What it stands in; nothing for what stands in the child, or for the header.
    pub(super) fn parent(self) -> Option<Self> {
        match self {
            Self::Header | Self::Identifiers | Self::Characteristics | Self::Details => None,
            Self::Disabilities => Some(Self::Characteristics),
            Self::Assessments
            | Self::Plans
            | Self::Enquiries
            | Self::ProtectionPlans
            | Self::PreProceedings => Some(Self::Details),
            Self::Factors => Some(Self::Assessments),
            Self::Reviews => Some(Self::ProtectionPlans),
        }
    }

    /// The elements around it that are rows with numbers of their own: none, the episode, or one below it.
    pub(super) fn keys(self) -> usize {
        match self {
            Self::Header => 0,
            Self::Identifiers | Self::Characteristics | Self::Disabilities => 1,
            Self::Details | Self::Plans | Self::Enquiries | Self::PreProceedings => 2,
            Self::Assessments | Self::Factors | Self::ProtectionPlans | Self::Reviews => 3,
        }
    }

    /// Whether every element in it is a row.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Disabilities | Self::Factors | Self::Reviews)
    }

    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Header => Header::COLUMNS,
            Self::Identifiers => Identifiers::COLUMNS,
            Self::Characteristics => Characteristics::COLUMNS,
            Self::Disabilities => Disabled::COLUMNS,
            Self::Details => Details::COLUMNS,
            Self::Assessments => Assessed::COLUMNS,
            Self::Factors => FactorFound::COLUMNS,
            Self::Plans => PlanDates::COLUMNS,
            Self::Enquiries => Section47::COLUMNS,
            Self::ProtectionPlans => Protected::COLUMNS,
            Self::Reviews => Review::COLUMNS,
            Self::PreProceedings => PreProceeding::COLUMNS,
        }
    }

    /// The place of the column that an element in it fills.
    pub(super) fn column(self, element: &str) -> Option<usize> {
        let columns = self.columns().iter().enumerate().skip(self.keys());
        columns
            .filter(|(_, column)| column.name == element)
            .map(|(at, _)| at)
            .next()
    }
}

/// Elements that only hold others.
pub(super) fn only_holds(name: &str) -> bool {
    matches!(
        name,
        "Message" | "Children" | "CollectionDetails" | "Source"
    )
}
