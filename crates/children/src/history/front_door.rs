//! What comes to notice and is assessed: contacts, early help, referrals, assessments, child in need plans.

use crate::codes::{CloseReason, ContactOutcome, Factor, Need, Set, Source};
use crate::history::{Spell, TeamId, WorkerId};
use crate::{Day, Moment, Origin};

/// A contact.
#[derive(Clone, Copy, Debug)]
pub struct Contact {
    /// Day received.
    pub on: Option<Day>,
    /// Who brought it.
    pub source: Option<Source>,
    /// What came of it; `None` where no outcome was recorded.
    pub outcomes: Option<Set<ContactOutcome>>,
    /// Row.
    pub at: Origin,
}

/// When a contact was received and decided on.
#[derive(Clone, Copy, Debug)]
pub struct Decision {
    /// Received.
    pub received: Option<Moment>,
    /// Decided; `None` while undecided.
    pub decided: Option<Moment>,
    /// Row.
    pub at: Origin,
}

/// An episode of early help.
#[derive(Clone, Copy, Debug)]
pub struct EarlyHelp {
    /// When it began and ended.
    pub spell: Spell,
    /// The assessment's completion, where the source tells it (Annex A, list 2).
    pub assessed: Option<Day>,
    /// Stepped up to social care at its end.
    pub stepped_up: Option<bool>,
    /// Led by the council itself rather than a partner.
    pub by_council: Option<bool>,
    /// Row.
    pub at: Origin,
}

/// A referral and the episode of need that it begins.
#[derive(Clone, Copy, Debug)]
pub struct Referral {
    /// Referral to closure.
    pub spell: Spell,
    /// Who referred.
    pub source: Option<Source>,
    /// Primary need.
    pub need: Option<Need>,
    /// Closed with no further action at referral.
    pub no_further_action: Option<bool>,
    /// Why the episode was closed.
    pub closed: Option<CloseReason>,
    /// Team at referral.
    pub team: Option<TeamId>,
    /// Worker at referral.
    pub worker: Option<WorkerId>,
    /// Row.
    pub at: Origin,
}

/// An assessment.
#[derive(Clone, Copy, Debug)]
pub struct Assessment {
    /// Start.
    pub start: Option<Day>,
    /// Authorised; `None` while open.
    pub authorised: Option<Day>,
    /// The child was seen.
    pub seen: Option<bool>,
    /// Ended with no further action.
    pub no_further_action: Option<bool>,
    /// Factors; `None` where none was recorded.
    pub factors: Option<Set<Factor>>,
    /// Team.
    pub team: Option<TeamId>,
    /// Worker.
    pub worker: Option<WorkerId>,
    /// Row.
    pub at: Origin,
}

/// A child in need plan.
#[derive(Clone, Copy, Debug)]
pub struct NeedPlan {
    /// When.
    pub spell: Spell,
    /// Row.
    pub at: Origin,
}
