//! What a role may be granted.

use serde::{Deserialize, Serialize};

/// One thing a person may do. Every route of the site asks for exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permission {
    /// Read the national record of inspections.
    SeeRecord,
    /// Put right what was read in a report.
    CorrectRecord,
    /// Read released figures.
    SeeReleases,
    /// Prepare a release of figures.
    PrepareReleases,
    /// Approve a release another person prepared.
    ApproveReleases,
    /// See measures and counts within their reach, small numbers as they are.
    SeeNumbers,
    /// See children within their reach: lists, cases behind a number, a child.
    SeeChildren,
    /// Write down what was done about a child on a list.
    WorkLists,
    /// Say why what the rules of a return found is right as it stands.
    ExplainFindings,
    /// See which loads there are, what the checks found and what could not be read.
    SeeData,
    /// See the row behind a number as it was supplied.
    SeeRows,
    /// Bring data in.
    Load,
    /// Take a loaded file out as it came.
    TakeFiles,
    /// Take rows of children out, as a file.
    ExportChildren,
    /// See Annex A and the log of requests.
    SeeInspection,
    /// Freeze Annex A and answer requests.
    RunInspection,
    /// See who may do what.
    SeeAccess,
    /// Make accounts, propose roles, end them.
    ManagePeople,
    /// Confirm a role that another person proposed.
    ConfirmPeople,
    /// Read the log of who looked.
    SeeAudit,
    /// Restrict a child's record and declare conflicts of interest for others.
    Restrict,
    /// See children whose record is restricted.
    SeeRestricted,
    /// See the link between a child's records before and after adoption.
    SeeSealed,
    /// See the plan, what shows it, and what the board decided.
    SeeProgramme,
    /// Read papers as the board reads them and documents beside the plan: they count the whole authority, small numbers
    /// as they are.
    SeeBoardPapers,
    /// Change the plan: findings, objectives, actions, evidence.
    WorkProgramme,
    /// Answer for the plan: mark it ready, complete actions, rate them otherwise, withdraw findings.
    SignProgramme,
    /// Run the board: members, meetings, minutes, packs.
    RunBoard,
    /// See reviews of cohorts and practice audits, the children in them within their reach.
    SeeReviews,
    /// Begin reviews and audits, choose who is in them, share them out.
    RunReviews,
    /// Review or audit a child given to them.
    ReviewChildren,
    /// Raise a challenge of a reviewing officer, or answer one.
    Challenge,
    /// See and end their own sessions, declare their own conflicts of interest.
    OwnAccount,
    /// End one's own sessions.
    EndOwnSessions,
}

impl Permission {
    /// Every permission, in the order the table shows them.
    pub const ALL: [Self; 34] = [
        Self::SeeRecord,
        Self::CorrectRecord,
        Self::SeeReleases,
        Self::PrepareReleases,
        Self::ApproveReleases,
        Self::SeeNumbers,
        Self::SeeChildren,
        Self::WorkLists,
        Self::ExplainFindings,
        Self::SeeData,
        Self::SeeRows,
        Self::Load,
        Self::TakeFiles,
        Self::ExportChildren,
        Self::SeeInspection,
        Self::RunInspection,
        Self::SeeAccess,
        Self::ManagePeople,
        Self::ConfirmPeople,
        Self::SeeAudit,
        Self::Restrict,
        Self::SeeRestricted,
        Self::SeeSealed,
        Self::SeeProgramme,
        Self::SeeBoardPapers,
        Self::WorkProgramme,
        Self::SignProgramme,
        Self::RunBoard,
        Self::SeeReviews,
        Self::RunReviews,
        Self::ReviewChildren,
        Self::Challenge,
        Self::OwnAccount,
        Self::EndOwnSessions,
    ];

    /// What it lets a person do, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SeeRecord => "Read the national record of inspections",
            Self::CorrectRecord => "Put right what was read in a report",
            Self::SeeReleases => "Read released figures",
            Self::PrepareReleases => "Prepare a release",
            Self::ApproveReleases => "Approve a release another prepared",
            Self::SeeNumbers => "See measures, small numbers as they are",
            Self::SeeChildren => "See children: lists, cases, a child",
            Self::WorkLists => "Write down what was done about a child",
            Self::ExplainFindings => "Explain what a return’s rules found",
            Self::SeeData => "See loads, checks and what could not be read",
            Self::SeeRows => "See the row behind a number",
            Self::Load => "Bring data in",
            Self::TakeFiles => "Take loaded files out as they came",
            Self::ExportChildren => "Take rows of children out",
            Self::SeeInspection => "See Annex A and requests",
            Self::RunInspection => "Freeze Annex A, answer requests",
            Self::SeeAccess => "See who may do what",
            Self::ManagePeople => "Make accounts, propose roles",
            Self::ConfirmPeople => "Confirm roles another proposed",
            Self::SeeAudit => "Read the log of who looked",
            Self::Restrict => "Restrict records, declare conflicts for others",
            Self::SeeRestricted => "See restricted records",
            Self::SeeSealed => "See records sealed by adoption",
            Self::SeeProgramme => "See the plan and what the board decided",
            Self::SeeBoardPapers => "Read the board's papers and the plan's documents",
            Self::WorkProgramme => "Change the plan, add evidence",
            Self::SignProgramme => "Answer for the plan: ready, complete, rated",
            Self::RunBoard => "Run the board: meetings, minutes, packs",
            Self::SeeReviews => "See reviews and audits of children",
            Self::RunReviews => "Begin reviews and audits, share them out",
            Self::ReviewChildren => "Review or audit a child given to them",
            Self::Challenge => "Raise or answer a reviewing officer's challenge",
            Self::OwnAccount => "See own sessions, declare own conflicts",
            Self::EndOwnSessions => "End own sessions",
        }
    }

    /// Whether what it lets a person do changes something: never granted to who only reads.
    #[must_use]
    pub const fn changes(self) -> bool {
        matches!(
            self,
            Self::CorrectRecord
                | Self::PrepareReleases
                | Self::ApproveReleases
                | Self::WorkLists
                | Self::ExplainFindings
                | Self::Load
                | Self::RunInspection
                | Self::ManagePeople
                | Self::ConfirmPeople
                | Self::Restrict
                | Self::WorkProgramme
                | Self::SignProgramme
                | Self::RunBoard
                | Self::RunReviews
                | Self::ReviewChildren
                | Self::Challenge
        )
    }

    /// Whether it must be preceded by a fresh proof of who asks.
    #[must_use]
    pub const fn needs_step_up(self) -> bool {
        matches!(
            self,
            Self::ExportChildren
                | Self::TakeFiles
                | Self::ManagePeople
                | Self::ConfirmPeople
                | Self::EndOwnSessions
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_and_what_signing_in_rests_on_ask_for_a_fresh_proof() {
        let asked: Vec<Permission> = Permission::ALL
            .into_iter()
            .filter(|permission| permission.needs_step_up())
            .collect();
        assert_eq!(
            asked,
            [
                Permission::TakeFiles,
                Permission::ExportChildren,
                Permission::ManagePeople,
                Permission::ConfirmPeople,
                Permission::EndOwnSessions,
            ]
        );
    }
}
