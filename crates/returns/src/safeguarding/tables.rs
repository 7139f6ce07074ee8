//! The tables of the Standard Safeguarding Dataset, one row type each. Columns follow its specification and, where the
//! extract differs from that, both.

mod adoption;
mod care;
mod court_voice_finance;
mod front_door;
mod identity;
mod leaving;
mod need;
mod protection;
mod special_needs;
mod wellbeing;
mod workforce;

pub use adoption::{Permanence, permanence};
pub use care::{
    CareEpisode, CarePlan, CareReview, CareVisit, Missing, Placement, PreviousPermanence,
    care_episodes, care_plans, care_reviews, care_visits, missing, placements, previous_permanence,
};
pub use court_voice_finance::{
    Finance, PreProceedings, VoiceOfChild, finance, pre_proceedings, voice,
};
pub use front_door::{Contact, EarlyHelp, NeedEpisode, contacts, early_help, need_episodes};
pub use identity::{
    Address, DisabilityRow, Family, Immigration, LegalStatusRow, LinkedIdentifier, Mother, Person,
    addresses, disabilities, families, immigration, legal_statuses, linked_identifiers, mothers,
    people,
};
pub use leaving::{Leaver, leavers};
pub use need::{
    Assessment, Factors, NeedPlan, NeedVisit, assessments, factors, need_plans, need_visits,
};
pub use protection::{
    Conference, Enquiry, Plan, PlanReview, PlanVisit, conferences, enquiries, plan_reviews,
    plan_visits, plans,
};
pub use special_needs::{
    ActivePlan, EducationAssessment, EducationRequest, NamedPlan, SenNeed, Send, active_plans,
    education_assessments, education_requests, named_plans, sen_needs, send,
};
pub use wellbeing::{
    Conviction, HealthRow, Immunisation, Questionnaire, SubstanceMisuse, convictions, health,
    immunisations, questionnaires, substance_misuse,
};
pub use workforce::{
    Department, Involvement, Professional, departments, involvements, professionals,
};
