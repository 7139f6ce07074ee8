//! What a history holds of a young person leaving care.

use crate::codes::{Accommodation, Activity, Eligibility, InTouch};
use crate::history::{TeamId, WorkerId};
use crate::{Day, Origin, ThinVec};

/// Everything about leaving care. The safeguarding dataset keeps only the latest row of each young person; rows of
/// earlier dates come with earlier loads or with the council's own tables.
#[derive(Clone, Default, Debug)]
pub struct Leaving {
    /// What is recorded, latest last.
    pub records: ThinVec<LeaverRecord>,
    /// Pathway plans (own table, or the date of the latest from the record).
    pub pathway_plans: ThinVec<PathwayPlan>,
    /// Why not in education or work (own table).
    pub reasons: ThinVec<NotInWork>,
}

/// One record of a care leaver.
#[derive(Clone, Copy, Debug)]
pub struct LeaverRecord {
    /// Entitlement.
    pub eligibility: Option<Eligibility>,
    /// In touch.
    pub in_touch: Option<InTouch>,
    /// Latest contact.
    pub latest_contact: Option<Day>,
    /// Where they live.
    pub accommodation: Option<Accommodation>,
    /// Whether it is suitable.
    pub suitable: Option<bool>,
    /// What they do.
    pub activity: Option<Activity>,
    /// Latest review of the pathway plan.
    pub plan_reviewed: Option<Day>,
    /// A personal adviser is named.
    pub adviser: Option<bool>,
    /// Team.
    pub team: Option<TeamId>,
    /// Worker.
    pub worker: Option<WorkerId>,
    /// Row.
    pub at: Origin,
}

/// A pathway plan.
#[derive(Clone, Copy, Debug)]
pub struct PathwayPlan {
    /// Agreed.
    pub agreed: Option<Day>,
    /// Reviewed.
    pub reviewed: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// Why somebody is not in education, employment or training.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NotInWorkReason {
    /// Mental or physical ill health.
    Health,
    /// Caring for a child or expecting one.
    Parenting,
    /// No right to work.
    Immigration,
    /// In custody.
    Custody,
    /// Looking for work or a course.
    Looking,
    /// Not ready to look, or does not wish to.
    NotReady,
    /// Waiting for a place that is offered.
    Waiting,
    /// Another reason.
    Other,
}

/// A reason not in education or work, while it lasts.
#[derive(Clone, Copy, Debug)]
pub struct NotInWork {
    /// When.
    pub spell: crate::history::Spell,
    /// Why.
    pub reason: Option<NotInWorkReason>,
    /// Row.
    pub at: Origin,
}
