//! Risk outside the home: missing, exploitation, homelessness; and private fostering.

use crate::codes::MissingKind;
use crate::history::Spell;
use crate::{Day, Moment, Origin, ThinVec};

/// A time missing.
#[derive(Clone, Copy, Debug)]
pub struct Missing {
    /// From the day they were missed to the day they were found or came back.
    pub spell: Spell,
    /// Missing, or away without leave.
    pub kind: Option<MissingKind>,
    /// A return interview was offered.
    pub offered: Option<bool>,
    /// It was accepted.
    pub accepted: Option<bool>,
    /// Row.
    pub at: Origin,
}

/// A return home interview, or the want of one.
#[derive(Clone, Copy, Debug)]
pub struct Interview {
    /// The first day of the time missing it belongs to.
    pub missing_from: Option<Day>,
    /// When the child came back.
    pub returned: Option<Moment>,
    /// Offered.
    pub offered: Option<bool>,
    /// Day it was offered.
    pub offered_on: Option<Day>,
    /// Held.
    pub held: Option<Moment>,
    /// The child declined.
    pub declined: Option<bool>,
    /// Row.
    pub at: Origin,
}

/// Kind of exploitation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ExploitationKind {
    /// Sexual.
    Sexual,
    /// Criminal, county lines and gangs among it.
    Criminal,
    /// Trafficking or modern slavery.
    Trafficking,
    /// Another kind.
    Other,
}

/// Level of the risk, as the council's tool words it: a professional's judgement that was recorded, never ours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RiskLevel {
    /// No risk found.
    None,
    /// Low, or emerging.
    Low,
    /// Medium, or moderate.
    Medium,
    /// High, or significant.
    High,
}

/// An assessment of the risk of exploitation.
#[derive(Clone, Copy, Debug)]
pub struct Exploitation {
    /// Kind.
    pub kind: Option<ExploitationKind>,
    /// Level recorded.
    pub level: Option<RiskLevel>,
    /// Day assessed.
    pub on: Option<Day>,
    /// Next review due.
    pub next_review: Option<Day>,
    /// Day the work on the risk was closed.
    pub closed: Option<Day>,
    /// Referred to the National Referral Mechanism.
    pub nrm_referred: Option<Day>,
    /// Its conclusive decision.
    pub nrm_decided: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// What a presentation as homeless ended in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum HomelessOutcome {
    /// Accommodated in care under section 20.
    Section20,
    /// Housed as a child in need under section 17.
    Section17,
    /// Went home or to family.
    Family,
    /// Housed by the housing authority.
    Housing,
    /// Anything else.
    Other,
}

/// A young person of 16 or 17 who presented as homeless.
#[derive(Clone, Debug)]
pub struct Homeless {
    /// Presented.
    pub presented: Option<Day>,
    /// Assessed by children's services.
    pub assessed: Option<Day>,
    /// Section 20 was explained.
    pub explained: Option<bool>,
    /// Section 20 was offered.
    pub offered: Option<bool>,
    /// An advocate was offered.
    pub advocate: Option<bool>,
    /// The young person's choice and consent were recorded.
    pub consent: Option<bool>,
    /// Decision.
    pub outcome: Option<HomelessOutcome>,
    /// Day decided; `None` while open.
    pub decided: Option<Day>,
    /// Where they stayed, night by night.
    pub nights: ThinVec<Night>,
    /// Row.
    pub at: Origin,
}

/// Where a homeless young person stayed.
#[derive(Clone, Copy, Debug)]
pub struct Night {
    /// From the first night to the day they left.
    pub spell: Spell,
    /// Bed and breakfast or another hotel.
    pub bed_and_breakfast: bool,
    /// Row.
    pub at: Origin,
}

/// An arrangement of private fostering.
#[derive(Clone, Copy, Debug)]
pub struct PrivateFostering {
    /// Day the council was told.
    pub notified: Option<Day>,
    /// When it lasts.
    pub spell: Spell,
    /// Row.
    pub at: Origin,
}
