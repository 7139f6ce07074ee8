//! The table: what each role may see and do. Everything not in it is refused.

use crate::Permission::{self, *};
use crate::{Reach, Role};

/// What a role is granted.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The role.
    pub role: Role,
    /// Which children it reaches.
    pub reach: Reach,
    /// Whether it sees children's names; otherwise their identifiers only.
    pub names: bool,
    /// Whether it sees where a child lives or lived: addresses, postcodes, the area of a home.
    pub addresses: bool,
    /// What it may do.
    pub may: &'static [Permission],
    /// When it must say why before a child outside its usual work is shown.
    pub asks_why: AskedWhy,
    /// Longest time a grant of it lasts, in days.
    pub longest: u16,
    /// Why it is so, in a sentence.
    pub because: &'static str,
}

/// When a person must state a purpose before a child is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedWhy {
    /// The role is itself the purpose: its reach holds only children the person works with.
    Never,
    /// On opening a child, once in each session.
    OnOpening,
}

/// Every role and what it is granted.
pub const TABLE: &[Row] = &[
    Row {
        role: Role::Director,
        reach: Reach::All,
        names: true,
        addresses: true,
        may: &[
            SeeRecord,
            CorrectRecord,
            SeeReleases,
            PrepareReleases,
            ApproveReleases,
            SeeNumbers,
            SeeChildren,
            WorkLists,
            ExplainFindings,
            SeeData,
            SeeRows,
            ExportChildren,
            SeeInspection,
            RunInspection,
            SeeAccess,
            SeeRestricted,
            SeeProgramme,
            SeeBoardPapers,
            WorkProgramme,
            SignProgramme,
            RunBoard,
            SeeReviews,
            RunReviews,
            ReviewChildren,
            Challenge,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::OnOpening,
        longest: 365,
        because: "answers for every child; says why before opening one, as they hold no case",
    },
    Row {
        role: Role::HeadOfService,
        reach: Reach::Teams,
        names: true,
        addresses: true,
        may: &[
            SeeRecord,
            CorrectRecord,
            SeeReleases,
            SeeNumbers,
            SeeChildren,
            WorkLists,
            ExplainFindings,
            SeeData,
            SeeRows,
            ExportChildren,
            SeeInspection,
            SeeAccess,
            SeeProgramme,
            SeeBoardPapers,
            WorkProgramme,
            SignProgramme,
            RunBoard,
            SeeReviews,
            RunReviews,
            ReviewChildren,
            Challenge,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::OnOpening,
        longest: 365,
        because: "answers for the teams of the service, and for no other",
    },
    Row {
        role: Role::TeamManager,
        reach: Reach::Teams,
        names: true,
        addresses: true,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeNumbers,
            SeeChildren,
            WorkLists,
            ExplainFindings,
            SeeRows,
            SeeAccess,
            SeeProgramme,
            WorkProgramme,
            SeeReviews,
            ReviewChildren,
            Challenge,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "oversees the work with every child of the team",
    },
    Row {
        role: Role::Practitioner,
        reach: Reach::Own,
        names: true,
        addresses: true,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeNumbers,
            SeeChildren,
            WorkLists,
            SeeRows,
            SeeAccess,
            SeeProgramme,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "works with these children",
    },
    Row {
        role: Role::ReviewingOfficer,
        reach: Reach::Reviewed,
        names: true,
        addresses: true,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeNumbers,
            SeeChildren,
            WorkLists,
            SeeRows,
            SeeAccess,
            SeeProgramme,
            WorkProgramme,
            SeeReviews,
            ReviewChildren,
            Challenge,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "reviews the plans of these children, apart from who makes them",
    },
    Row {
        role: Role::FrontDoorManager,
        reach: Reach::FrontDoor,
        names: true,
        addresses: true,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeNumbers,
            SeeChildren,
            WorkLists,
            SeeRows,
            SeeAccess,
            SeeProgramme,
            WorkProgramme,
            SeeReviews,
            ReviewChildren,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "decides on contacts and sees children until a team takes them",
    },
    Row {
        role: Role::FosteringManager,
        reach: Reach::Fostering,
        names: true,
        addresses: false,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeNumbers,
            SeeChildren,
            WorkLists,
            SeeAccess,
            SeeProgramme,
            WorkProgramme,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "answers for carers; where a birth family lives is not needed for it",
    },
    Row {
        role: Role::Auditor,
        reach: Reach::Sample,
        names: true,
        addresses: false,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeNumbers,
            SeeChildren,
            SeeRows,
            SeeAccess,
            SeeProgramme,
            SeeReviews,
            ReviewChildren,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::OnOpening,
        longest: 90,
        because: "reads the children of one review or audit while it lasts, and writes down what they found",
    },
    Row {
        role: Role::Analyst,
        reach: Reach::All,
        names: false,
        addresses: false,
        may: &[
            SeeRecord,
            CorrectRecord,
            SeeReleases,
            PrepareReleases,
            SeeNumbers,
            SeeChildren,
            ExplainFindings,
            SeeData,
            SeeRows,
            Load,
            TakeFiles,
            ExportChildren,
            SeeInspection,
            RunInspection,
            SeeAccess,
            SeeProgramme,
            SeeBoardPapers,
            WorkProgramme,
            RunBoard,
            SeeReviews,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "keeps the data right; identifiers are enough to find a row in the case system",
    },
    Row {
        role: Role::Governance,
        reach: Reach::Nobody,
        names: false,
        addresses: false,
        may: &[
            SeeRecord,
            SeeReleases,
            ApproveReleases,
            SeeAccess,
            ConfirmPeople,
            SeeAudit,
            Restrict,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "watches who looked without looking themselves",
    },
    Row {
        role: Role::Administrator,
        reach: Reach::Nobody,
        names: false,
        addresses: false,
        may: &[
            SeeReleases,
            SeeAccess,
            ManagePeople,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "runs the service; nothing in that needs a child's record",
    },
    Row {
        role: Role::BoardMember,
        reach: Reach::Nobody,
        names: false,
        addresses: false,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeAccess,
            SeeProgramme,
            SeeBoardPapers,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "judges the plan by what it says, its papers and figures that were released",
    },
    Row {
        role: Role::Councillor,
        reach: Reach::Nobody,
        names: false,
        addresses: false,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeAccess,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::Never,
        longest: 365,
        because: "scrutinises in public: only what may be public",
    },
    Row {
        role: Role::Inspector,
        reach: Reach::All,
        names: true,
        addresses: true,
        may: &[
            SeeRecord,
            SeeReleases,
            SeeNumbers,
            SeeChildren,
            SeeData,
            SeeRows,
            SeeInspection,
            SeeAccess,
            SeeProgramme,
            SeeBoardPapers,
            SeeReviews,
            OwnAccount,
            EndOwnSessions,
        ],
        asks_why: AskedWhy::OnOpening,
        longest: 30,
        because: "has a right to see what they ask for, while the inspection lasts",
    },
    Row {
        role: Role::Public,
        reach: Reach::Nobody,
        names: false,
        addresses: false,
        may: &[SeeReleases],
        asks_why: AskedWhy::Never,
        longest: 0,
        because: "whoever is not signed in, where the council opens its releases to everybody",
    },
];

/// The row of a role.
#[must_use]
pub fn row(role: Role) -> &'static Row {
    /// What a role that is missing from the table would be granted: nothing. A test says that none is missing.
    const NOTHING: Row = Row {
        role: Role::Public,
        reach: Reach::Nobody,
        names: false,
        addresses: false,
        may: &[],
        asks_why: AskedWhy::OnOpening,
        longest: 0,
        because: "",
    };
    TABLE
        .iter()
        .find(|row| row.role == role)
        .unwrap_or(&NOTHING)
}

/// Whether a role is granted something.
#[must_use]
pub fn may(role: Role, permission: Permission) -> bool {
    row(role).may.contains(&permission)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_one_row() {
        for role in Role::ALL {
            assert_eq!(
                TABLE.iter().filter(|row| row.role == role).count(),
                1,
                "{role:?}"
            );
        }
        assert_eq!(TABLE.len(), Role::ALL.len());
    }

    #[test]
    fn every_permission_is_granted_to_somebody_but_none_to_all_who_see_children() {
        for permission in Permission::ALL {
            // Sealed records are opened by nobody by default: a council that needs it grants it by a decision.
            let granted = TABLE.iter().any(|row| row.may.contains(&permission));
            assert_eq!(granted, permission != SeeSealed, "{permission:?}");
        }
    }

    #[test]
    fn who_reaches_no_child_sees_none() {
        for row in TABLE {
            let sees = row.may.iter().any(|p| {
                matches!(
                    p,
                    SeeChildren
                        | SeeNumbers
                        | SeeRows
                        | ExportChildren
                        | WorkLists
                        | TakeFiles
                        | SeeInspection
                        | SeeReviews
                )
            });
            assert_eq!(sees, row.reach != Reach::Nobody, "{:?}", row.role);
        }
    }

    #[test]
    fn who_only_reads_changes_nothing() {
        for role in [
            Role::Inspector,
            Role::Councillor,
            Role::BoardMember,
            Role::Public,
        ] {
            assert!(row(role).may.iter().all(|p| !p.changes()), "{role:?}");
        }
        let written: Vec<_> = row(Role::Auditor)
            .may
            .iter()
            .filter(|p| p.changes())
            .collect();
        assert_eq!(written, [&ReviewChildren], "an auditor writes their audit");
    }

    #[test]
    fn who_makes_accounts_neither_confirms_them_nor_reads_the_log() {
        for row in TABLE.iter().filter(|row| row.may.contains(&ManagePeople)) {
            assert!(!row.may.contains(&ConfirmPeople) && !row.may.contains(&SeeAudit));
        }
    }
}
