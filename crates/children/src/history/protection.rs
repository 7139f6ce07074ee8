//! Child protection: enquiries, conferences, plans, reviews; and visits of every kind.

use crate::codes::{Participation, PlanCategory};
use crate::history::{Spell, WorkerId};
use crate::{Day, Origin};

/// A section 47 enquiry.
#[derive(Clone, Copy, Debug)]
pub struct Enquiry {
    /// Strategy discussion to end of the enquiry.
    pub spell: Spell,
    /// Ended with a conference judged unnecessary.
    pub no_conference_needed: Option<bool>,
    /// Worker who completed it.
    pub worker: Option<WorkerId>,
    /// Place of its conference in [`crate::History::conferences`].
    pub conference: Option<u8>,
    /// Row.
    pub at: Origin,
}

/// An initial child protection conference.
#[derive(Clone, Copy, Debug)]
pub struct Conference {
    /// Target date.
    pub target: Option<Day>,
    /// Held; `None` where it was not, or not yet.
    pub held: Option<Day>,
    /// For a child who moved here with another council's plan.
    pub transfer_in: Option<bool>,
    /// Ended with a plan.
    pub plan: Option<bool>,
    /// Place of its enquiry in [`crate::History::enquiries`].
    pub enquiry: Option<u8>,
    /// Row.
    pub at: Origin,
}

/// A child protection plan.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// When.
    pub spell: Spell,
    /// First category of abuse.
    pub first_category: Option<PlanCategory>,
    /// Latest category of abuse.
    pub latest_category: Option<PlanCategory>,
    /// A temporary plan of another council.
    pub other_council: Option<bool>,
    /// Row.
    pub at: Origin,
}

/// A review conference.
#[derive(Clone, Copy, Debug)]
pub struct PlanReview {
    /// Due.
    pub due: Option<Day>,
    /// Held.
    pub held: Option<Day>,
    /// The plan goes on.
    pub continues: Option<bool>,
    /// Quorate.
    pub quorate: Option<bool>,
    /// How the child took part.
    pub participation: Option<Participation>,
    /// Row.
    pub at: Origin,
}

/// Which duty a visit answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum VisitKind {
    /// Child in need.
    Need,
    /// Child protection plan.
    Protection,
    /// In care.
    Care,
}

/// A visit.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    /// Which duty.
    pub kind: VisitKind,
    /// The day.
    pub on: Option<Day>,
    /// The child was seen.
    pub seen: Option<bool>,
    /// The child was seen alone.
    pub alone: Option<bool>,
    /// The child's bedroom was seen.
    pub bedroom: Option<bool>,
    /// Row.
    pub at: Origin,
}
