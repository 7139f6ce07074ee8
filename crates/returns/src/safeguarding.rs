//! The Standard Safeguarding Dataset, specification 1.4: one CSV a table, whatever the files are called.
//!
//! Source: the specification of the dataset as published by Data to Insight, July 2026. Keys of the specification are
//! not trusted: a row belongs to the person it names, and what names nobody known is a doubt.

pub mod child;
pub mod rules;
pub mod tables;

use tables::{
    ActivePlan, Address, Assessment, CareEpisode, CarePlan, CareReview, CareVisit, Conference,
    Contact, Conviction, Department, DisabilityRow, EarlyHelp, EducationAssessment,
    EducationRequest, Enquiry, Factors, Family, Finance, HealthRow, Immigration, Immunisation,
    Involvement, Leaver, LegalStatusRow, LinkedIdentifier, Missing, Mother, NamedPlan, NeedEpisode,
    NeedPlan, NeedVisit, Permanence, Person, Placement, Plan, PlanReview, PlanVisit,
    PreProceedings, PreviousPermanence, Professional, Questionnaire, SenNeed, Send,
    SubstanceMisuse, VoiceOfChild,
};

use crate::submission::submission;

submission! {
    /// The safeguarding dataset as supplied.
    pub struct Safeguarding {
        people: Person,
        families: Family,
        addresses: Address,
        disabilities: DisabilityRow,
        immigration: Immigration,
        mothers: Mother,
        legal_statuses: LegalStatusRow,
        linked_identifiers: LinkedIdentifier,
        contacts: Contact,
        early_help: EarlyHelp,
        need_episodes: NeedEpisode,
        assessments: Assessment,
        factors: Factors,
        need_plans: NeedPlan,
        need_visits: NeedVisit,
        enquiries: Enquiry,
        conferences: Conference,
        plans: Plan,
        plan_visits: PlanVisit,
        plan_reviews: PlanReview,
        care_episodes: CareEpisode,
        placements: Placement,
        care_reviews: CareReview,
        care_visits: CareVisit,
        previous_permanence: PreviousPermanence,
        care_plans: CarePlan,
        missing: Missing,
        convictions: Conviction,
        health: HealthRow,
        immunisations: Immunisation,
        substance_misuse: SubstanceMisuse,
        questionnaires: Questionnaire,
        leavers: Leaver,
        permanence: Permanence,
        involvements: Involvement,
        professionals: Professional,
        departments: Department,
        send: Send,
        education_requests: EducationRequest,
        education_assessments: EducationAssessment,
        named_plans: NamedPlan,
        active_plans: ActivePlan,
        sen_needs: SenNeed,
        pre_proceedings: PreProceedings,
        voice: VoiceOfChild,
        finance: Finance,
    }
}
