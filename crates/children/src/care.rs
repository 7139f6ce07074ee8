//! What a history holds of a child in care, and of the way to adoption.

use crate::codes::{
    CeaseReason, ChangeReason, HealthCheck, LegalStatus, Participation, PermanenceOrder,
    PermanencePlan, PlacementType, Provider, ReversalReason, Set, StartReason,
};
use crate::history::{Due, Spell};
use crate::{Day, Origin, ThinVec};

/// Everything about a child's time in care.
#[derive(Clone, Default, Debug)]
pub struct Care {
    /// Periods of care, each from entry to the day care ceased.
    pub periods: ThinVec<Period>,
    /// Legal statuses.
    pub legal: ThinVec<Legal>,
    /// Placements.
    pub placements: ThinVec<Placement>,
    /// Reviews.
    pub reviews: ThinVec<CareReview>,
    /// Health checks.
    pub health: ThinVec<Health>,
    /// Whether immunisations are up to date, by day of recording.
    pub immunisations: ThinVec<Flagged>,
    /// Strengths and difficulties questionnaires.
    pub questionnaires: ThinVec<Questionnaire>,
    /// Substance misuse identified.
    pub substance_misuse: ThinVec<SubstanceMisuse>,
    /// Convictions and youth cautions.
    pub convictions: ThinVec<Flagged>,
    /// Care plans.
    pub plans: ThinVec<CarePlan>,
    /// When permanence was considered (own table).
    pub permanence: ThinVec<PermanenceDecision>,
    /// Personal education plans (own table).
    pub education: ThinVec<Due>,
    /// Last contact with the independent reviewing officer, as recorded.
    pub reviewing_officer_contact: Option<Day>,
}

/// A period of care: from coming into care to leaving it, however many episodes.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    /// When.
    pub spell: Spell,
    /// Why it began.
    pub began: Option<StartReason>,
    /// Why it ended.
    pub ceased: Option<CeaseReason>,
    /// Row of its first episode.
    pub at: Origin,
    /// Row of the episode that ended it, or of the latest.
    pub last_at: Origin,
}

/// A legal status.
#[derive(Clone, Copy, Debug)]
pub struct Legal {
    /// When.
    pub spell: Spell,
    /// Which; `None` where the code could not be read.
    pub status: Option<LegalStatus>,
    /// Row.
    pub at: Origin,
}

/// A placement: a home a child in care lives in.
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// When.
    pub spell: Spell,
    /// Kind.
    pub kind: Option<PlacementType>,
    /// Provider.
    pub provider: Option<Provider>,
    /// Ofsted's number of the home; place in [`crate::Service::urns`].
    pub urn: Option<u16>,
    /// Whether a number was given.
    pub has_urn: bool,
    /// Tenths of a mile from home; `None` where not known (999.9 among it).
    pub tenths_of_mile: Option<u16>,
    /// Within the authority; `None` where not known.
    pub within: Option<bool>,
    /// Why it ended.
    pub changed: Option<ChangeReason>,
    /// Row.
    pub at: Origin,
}

/// A looked after review.
#[derive(Clone, Copy, Debug)]
pub struct CareReview {
    /// Due.
    pub due: Option<Day>,
    /// Held.
    pub held: Option<Day>,
    /// Cancelled.
    pub cancelled: bool,
    /// How the child took part.
    pub participation: Option<Participation>,
    /// Row.
    pub at: Origin,
}

/// A health check.
#[derive(Clone, Copy, Debug)]
pub struct Health {
    /// Kind.
    pub kind: Option<HealthCheck>,
    /// The day.
    pub on: Option<Day>,
    /// It took place (not planned, refused or cancelled).
    pub done: bool,
    /// The young person refused it.
    pub refused: bool,
    /// Row.
    pub at: Origin,
}

/// Something that was so on a day.
#[derive(Clone, Copy, Debug)]
pub struct Flagged {
    /// The day.
    pub on: Option<Day>,
    /// So, or not so; `None` where not recorded.
    pub so: Option<bool>,
    /// Row.
    pub at: Origin,
}

/// A strengths and difficulties questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct Questionnaire {
    /// Completed.
    pub on: Option<Day>,
    /// Total difficulties, 0 to 40.
    pub score: Option<u8>,
    /// Row.
    pub at: Origin,
}

/// Substance misuse.
#[derive(Clone, Copy, Debug)]
pub struct SubstanceMisuse {
    /// Identified.
    pub on: Option<Day>,
    /// Help was received.
    pub helped: Option<bool>,
    /// Row.
    pub at: Origin,
}

/// A care plan.
#[derive(Clone, Copy, Debug)]
pub struct CarePlan {
    /// When.
    pub spell: Spell,
    /// What is planned to be permanent.
    pub plans: Set<PermanencePlan>,
    /// Row.
    pub at: Origin,
}

/// Permanence considered.
#[derive(Clone, Copy, Debug)]
pub struct PermanenceDecision {
    /// The day.
    pub on: Option<Day>,
    /// What was decided.
    pub plan: Option<PermanencePlan>,
    /// Row.
    pub at: Origin,
}

/// The way to adoption or another permanent order.
#[derive(Clone, Copy, Debug)]
pub struct Adoption {
    /// Came into care, as this table has it.
    pub entered_care: Option<Day>,
    /// The agency decision maker's decision for adoption.
    pub decided: Option<Day>,
    /// Decision for fostering for adoption or concurrent planning.
    pub early_decided: Option<Day>,
    /// Placed for fostering for adoption or concurrent planning.
    pub early_placed: Option<Day>,
    /// Placement order.
    pub placement_order: Option<Day>,
    /// Matched with adopters.
    pub matched: Option<Day>,
    /// Placed with adopters.
    pub placed: Option<Day>,
    /// Adopted by their foster carers.
    pub by_carer: Option<bool>,
    /// Placed with those foster carers.
    pub placed_with_carer: Option<Day>,
    /// Decision reversed.
    pub reversed: Option<Day>,
    /// Why it was reversed.
    pub reversal: Option<ReversalReason>,
    /// Permanent order made.
    pub ordered: Option<Day>,
    /// Which order.
    pub order: Option<PermanenceOrder>,
    /// One of a group of siblings.
    pub sibling_group: Option<bool>,
    /// Siblings placed together, as recorded.
    pub siblings_together: Option<bool>,
    /// Row.
    pub at: Origin,
}
