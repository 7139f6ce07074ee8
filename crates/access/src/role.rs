//! The roles people work in.

use serde::{Deserialize, Serialize};

/// A role. A person may hold several and works in one at a time, so that the log says in which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Runs the service for the council: accounts and settings, no child.
    Administrator,
    /// Information governance and data protection: the log, restrictions and releases, no content.
    Governance,
    /// Loads data, reads what the checks found: children by identifier, without names.
    Analyst,
    /// A practitioner: the children allocated to them.
    Practitioner,
    /// A team manager: the team's children.
    TeamManager,
    /// A head of service: the children of their teams.
    HeadOfService,
    /// The director of children's services and assistant directors: every child.
    Director,
    /// An independent reviewing officer or conference chair: their own caseload.
    ReviewingOfficer,
    /// A practice auditor or principal social worker: a stated sample, while its audit lasts.
    Auditor,
    /// The manager of the front door: children not yet allocated, or in assessment.
    FrontDoorManager,
    /// The fostering manager: carers and who lives with them, no birth family's address.
    FosteringManager,
    /// A member of the improvement board or its independent chair: numbers, no child.
    BoardMember,
    /// A councillor: released figures.
    Councillor,
    /// Anybody: released figures.
    Public,
    /// An inspector: everything, read only, for a stated time.
    Inspector,
}

impl Role {
    /// Every role, in the order the table shows them.
    pub const ALL: [Self; 15] = [
        Self::Director,
        Self::HeadOfService,
        Self::TeamManager,
        Self::Practitioner,
        Self::ReviewingOfficer,
        Self::FrontDoorManager,
        Self::FosteringManager,
        Self::Auditor,
        Self::Analyst,
        Self::Governance,
        Self::Administrator,
        Self::BoardMember,
        Self::Councillor,
        Self::Inspector,
        Self::Public,
    ];

    /// The word it is kept and claimed under: an app role of the sign-in provider carries it too.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Governance => "governance",
            Self::Analyst => "analyst",
            Self::Practitioner => "practitioner",
            Self::TeamManager => "team-manager",
            Self::HeadOfService => "head-of-service",
            Self::Director => "director",
            Self::ReviewingOfficer => "reviewing-officer",
            Self::Auditor => "auditor",
            Self::FrontDoorManager => "front-door-manager",
            Self::FosteringManager => "fostering-manager",
            Self::BoardMember => "board-member",
            Self::Councillor => "councillor",
            Self::Public => "public",
            Self::Inspector => "inspector",
        }
    }

    /// Its name on pages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "System administrator",
            Self::Governance => "Information governance officer",
            Self::Analyst => "Data analyst",
            Self::Practitioner => "Practitioner",
            Self::TeamManager => "Team manager",
            Self::HeadOfService => "Head of service",
            Self::Director => "Director",
            Self::ReviewingOfficer => "Independent reviewing officer",
            Self::Auditor => "Practice auditor",
            Self::FrontDoorManager => "Front door manager",
            Self::FosteringManager => "Fostering manager",
            Self::BoardMember => "Board member",
            Self::Councillor => "Councillor",
            Self::Public => "Public",
            Self::Inspector => "Inspector",
        }
    }

    /// The role of a word; `None` for a word that names none.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}
