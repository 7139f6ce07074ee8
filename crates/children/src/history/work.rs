//! Who works with the child, and how that work is overseen.

use crate::codes::WorkerChange;
use crate::history::{Spell, TeamId, WorkerId};
use crate::{Day, Origin};

/// Somebody who worked with the child.
#[derive(Clone, Copy, Debug)]
pub struct Involvement {
    /// When.
    pub spell: Spell,
    /// Who; `None` where no worker was named.
    pub worker: Option<WorkerId>,
    /// Team; `None` where it was not named.
    pub team: Option<TeamId>,
    /// What for.
    pub role: Role,
    /// Why it ended.
    pub change: Option<WorkerChange>,
    /// Row.
    pub at: Origin,
}

/// What a worker is to a child.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// The allocated case worker.
    CaseWorker,
    /// Independent reviewing officer.
    ReviewingOfficer,
    /// Personal adviser of a care leaver.
    PersonalAdviser,
    /// Anyone else.
    Other,
}

/// Supervision of a worker about this child.
#[derive(Clone, Copy, Debug)]
pub struct Supervised {
    /// Held.
    pub on: Option<Day>,
    /// Who was supervised.
    pub worker: Option<WorkerId>,
    /// Row.
    pub at: Origin,
}

/// A manager's decision on the record.
#[derive(Clone, Copy, Debug)]
pub struct Oversight {
    /// Day.
    pub on: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// Grade of a case audit, in the words of inspection.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AuditGrade {
    /// Inadequate.
    Inadequate,
    /// Requires improvement.
    RequiresImprovement,
    /// Good.
    Good,
    /// Outstanding.
    Outstanding,
}

/// A case audit.
#[derive(Clone, Copy, Debug)]
pub struct Audit {
    /// Day completed.
    pub on: Option<Day>,
    /// Grade.
    pub grade: Option<AuditGrade>,
    /// Moderated.
    pub moderated: Option<Day>,
    /// Row.
    pub at: Origin,
}
