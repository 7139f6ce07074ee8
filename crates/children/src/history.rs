//! One child's life with the service: who they are, and what happened, in order of date.

use crate::care::{Adoption, Care};
use crate::codes::{Disability, Ethnicity, Set, Sex};
use crate::leaving::Leaving;
use crate::{Day, Origin, ThinVec};

mod around;
mod front_door;
mod protection;
mod risk;
mod work;

pub use around::{
    Advocacy, Ally, DisabledService, EducationPlan, PreProceedings, Proceedings, Voice,
};
pub use front_door::{Assessment, Contact, Decision, EarlyHelp, NeedPlan, Referral};
pub use protection::{Conference, Enquiry, Plan, PlanReview, Visit, VisitKind};
pub use risk::{
    Exploitation, ExploitationKind, Homeless, HomelessOutcome, Interview, Missing, Night,
    PrivateFostering, RiskLevel,
};
pub use work::{Audit, AuditGrade, Involvement, Oversight, Role, Supervised};

/// Place of a worker in [`crate::Service::workers`].
pub type WorkerId = u32;
/// Place of a team in [`crate::Service::teams`].
pub type TeamId = u16;

/// One child's life with the service. Each kind of event is in order of its first date.
///
/// A date that was not given or could not be read is `None`, and the event is still there: measures leave it out of
/// both sides and say how many they left out.
#[derive(Clone, Default, Debug)]
pub struct History {
    /// Who the child is.
    pub person: Person,
    /// Where the child has lived with family: for breakdowns by area.
    pub homes: ThinVec<Home>,
    /// Contacts received about the child.
    pub contacts: ThinVec<Contact>,
    /// When contacts were decided on (a table of the council's own).
    pub decisions: ThinVec<Decision>,
    /// Episodes of early help.
    pub early_help: ThinVec<EarlyHelp>,
    /// Referrals, each the beginning of an episode of need.
    pub referrals: ThinVec<Referral>,
    /// Assessments.
    pub assessments: ThinVec<Assessment>,
    /// Child in need plans.
    pub need_plans: ThinVec<NeedPlan>,
    /// Reviews of child in need plans (own table).
    pub need_reviews: ThinVec<Due>,
    /// Section 47 enquiries, begun by a strategy discussion.
    pub enquiries: ThinVec<Enquiry>,
    /// Initial child protection conferences.
    pub conferences: ThinVec<Conference>,
    /// Child protection plans.
    pub plans: ThinVec<Plan>,
    /// Review conferences.
    pub plan_reviews: ThinVec<PlanReview>,
    /// Core groups (own table).
    pub core_groups: ThinVec<Due>,
    /// Visits of every kind.
    pub visits: ThinVec<Visit>,
    /// Times missing, in care or not.
    pub missing: ThinVec<Missing>,
    /// Return home interviews (own table).
    pub interviews: ThinVec<Interview>,
    /// Assessments of the risk of exploitation (own table).
    pub exploitation: ThinVec<Exploitation>,
    /// Presentations as homeless at 16 or 17 (own table).
    pub homeless: ThinVec<Homeless>,
    /// Who held the work, and when.
    pub involvements: ThinVec<Involvement>,
    /// Case supervision of this child's work (own table).
    pub supervision: ThinVec<Supervised>,
    /// Decisions by a manager (own table).
    pub oversight: ThinVec<Oversight>,
    /// Private fostering (own table).
    pub private_fostering: ThinVec<PrivateFostering>,
    /// Private fostering visits (own table).
    pub private_fostering_visits: ThinVec<Held>,
    /// Time with the disabled children's service (own table).
    pub disabled_service: ThinVec<DisabledService>,
    /// Advocates and independent visitors (own table).
    pub advocacy: ThinVec<Advocacy>,
    /// Pre-proceedings.
    pub pre_proceedings: ThinVec<PreProceedings>,
    /// Care proceedings (own table).
    pub proceedings: ThinVec<Proceedings>,
    /// Case audits (own table).
    pub audits: ThinVec<Audit>,
    /// Education, health and care plans.
    pub education_plans: ThinVec<EducationPlan>,
    /// The child's answers about their help.
    pub voice: ThinVec<Voice>,
    /// Everything about being in care; `None` for a child who never was.
    pub care: Option<Box<Care>>,
    /// The way to adoption or another permanent order; `None` where no decision was made.
    pub adoption: Option<Box<Adoption>>,
    /// Everything about leaving care; `None` for a child not entitled.
    pub leaving: Option<Box<Leaving>>,
}

/// Who a child is. Names stand apart, in [`crate::service::Names`].
#[derive(Clone, Default, Debug)]
pub struct Person {
    /// Date of birth.
    pub born: Option<Day>,
    /// Date a birth is expected.
    pub expected: Option<Day>,
    /// Date of death.
    pub died: Option<Day>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Ethnicity.
    pub ethnicity: Option<Ethnicity>,
    /// Disabilities; empty where none was recorded.
    pub disabilities: Set<Disability>,
    /// When the child was an unaccompanied asylum seeker, by immigration status.
    pub unaccompanied: Option<Spell>,
    /// Whether the child is themselves a mother.
    pub is_mother: Option<bool>,
    /// The family the child belongs to: place in the authority's list of families.
    pub family: Option<u32>,
    /// The row of the child; `None` where the child is known only by events.
    pub at: Option<Origin>,
}

/// From a day to a day, open where the end is `None`. The last day is not part of it: what ends today is closed today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spell {
    /// First day; `None` where it was not given.
    pub from: Option<Day>,
    /// The day it ended; `None` while open.
    pub to: Option<Day>,
}

/// A home address, as far as breakdowns need it.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    /// When.
    pub spell: Spell,
    /// Place of the area in [`crate::Service::areas`].
    pub area: u16,
    /// Row.
    pub at: Origin,
}

/// Something that was due and, it may be, held.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    /// The day it was due.
    pub due: Option<Day>,
    /// The day it was held; `None` where it was not, or not yet.
    pub held: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// Something held on a day.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// The day.
    pub on: Option<Day>,
    /// Row.
    pub at: Origin,
}
