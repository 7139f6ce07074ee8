//! One child's life with the service: who they are, and what happened, in order of date.

use crate::care::{Adoption, Care};
use crate::codes::{
    CloseReason, ContactOutcome, Disability, Ethnicity, Factor, MissingKind, Need, Participation,
    PlanCategory, Set, Sex, Source, WorkerChange,
};
use crate::leaving::Leaving;
use crate::{Day, Moment, Origin, ThinVec};

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

/// A section 47 enquiry.
#[derive(Clone, Copy, Debug)]
pub struct Enquiry {
    /// Strategy discussion to end of the enquiry.
    pub spell: Spell,
    /// Ended with a conference judged unnecessary.
    pub no_conference_needed: Option<bool>,
    /// Worker who completed it.
    pub worker: Option<WorkerId>,
    /// Place of its conference in [`History::conferences`].
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
    /// Place of its enquiry in [`History::enquiries`].
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

/// Time with the disabled children's service.
#[derive(Clone, Copy, Debug)]
pub struct DisabledService {
    /// When.
    pub spell: Spell,
    /// The worker of the service.
    pub worker: Option<WorkerId>,
    /// Plan for adult life agreed.
    pub transition_agreed: Option<Day>,
    /// Short breaks last reviewed.
    pub short_breaks_reviewed: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// Who is to stand by the child.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ally {
    /// An advocate.
    Advocate,
    /// An independent visitor.
    IndependentVisitor,
}

/// An advocate or independent visitor asked for or given.
#[derive(Clone, Copy, Debug)]
pub struct Advocacy {
    /// Which.
    pub kind: Ally,
    /// Asked for.
    pub requested: Option<Day>,
    /// Matched; `None` while waiting.
    pub matched: Option<Day>,
    /// Ended.
    pub ended: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// Pre-proceedings under the public law outline.
#[derive(Clone, Copy, Debug)]
pub struct PreProceedings {
    /// Decision to end.
    pub spell: Spell,
    /// Row.
    pub at: Origin,
}

/// Care proceedings.
#[derive(Clone, Copy, Debug)]
pub struct Proceedings {
    /// Issue to conclusion.
    pub spell: Spell,
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

/// An education, health and care plan, from request to last review.
#[derive(Clone, Copy, Debug)]
pub struct EducationPlan {
    /// Requested.
    pub requested: Option<Day>,
    /// Issued.
    pub issued: Option<Day>,
    /// Excepted from the twenty weeks.
    pub excepted: Option<bool>,
    /// Last review.
    pub reviewed: Option<Day>,
    /// Ceased; or the day a request or an assessment ended without a plan.
    pub ceased: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// A child's five answers about their help.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// Worries explained, story understood, agrees with worker, plan makes safe, helps explain; as recorded.
    pub answers: [Option<bool>; 5],
    /// Row.
    pub at: Origin,
}
