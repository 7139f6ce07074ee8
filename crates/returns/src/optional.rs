//! The council's own tables, for what neither the safeguarding dataset nor Annex A holds. Each is a CSV or a sheet that a
//! council fills from its system or by hand; none is required, and what needs one that was not supplied says so.

mod fostering;
mod front_door;
mod leaving;
mod plans;
mod risk;
pub mod words;
mod workforce;

pub use fostering::{
    FosterConcern, FosterHousehold, FosterPlace, foster_concerns, foster_households, foster_places,
};
pub use front_door::{ContactDecision, HubMonth, contact_decisions, family_hubs};
pub use leaving::{NotInWork, PathwayPlan, not_in_work, pathway_plans};
pub use plans::{
    Advocacy, CoreGroup, DisabledChild, EducationReview, NeedReview, PermanenceDecision,
    PrivateFostering, PrivateFosteringVisit, Proceedings, advocacy, care_proceedings,
    child_in_need_reviews, core_groups, disabled_children, permanence_decisions,
    personal_education_plans, private_fostering, private_fostering_visits,
};
pub use risk::{
    ExploitationAssessment, HomelessNight, HomelessPresentation, ReturnInterview,
    exploitation_assessments, homeless_nights, homeless_young_people, return_interviews,
};
pub use workforce::{
    Audit, AuditAction, Complaint, Oversight, PopulationEstimate, Post, StaffMember, Supervision,
    audit_actions, audits, complaints, management_oversight, population, posts, staff, supervision,
};

use crate::submission::submission;

submission! {
    /// The council's own tables as supplied.
    pub struct Optional {
        contact_decisions: ContactDecision,
        family_hubs: HubMonth,
        return_interviews: ReturnInterview,
        exploitation_assessments: ExploitationAssessment,
        homeless_young_people: HomelessPresentation,
        homeless_nights: HomelessNight,
        core_groups: CoreGroup,
        child_in_need_reviews: NeedReview,
        permanence_decisions: PermanenceDecision,
        care_proceedings: Proceedings,
        private_fostering: PrivateFostering,
        private_fostering_visits: PrivateFosteringVisit,
        disabled_children: DisabledChild,
        personal_education_plans: EducationReview,
        advocacy: Advocacy,
        pathway_plans: PathwayPlan,
        not_in_work: NotInWork,
        staff: StaffMember,
        posts: Post,
        supervision: Supervision,
        management_oversight: Oversight,
        audits: Audit,
        audit_actions: AuditAction,
        complaints: Complaint,
        population: PopulationEstimate,
        foster_households: FosterHousehold,
        foster_concerns: FosterConcern,
        foster_places: FosterPlace,
    }
}
