//! The tables of the children in need census, named as its flat form names them; columns are named as the elements are.
//!
//! The first column of all but the header is the number of the child's element in the file, from 1: two children with
//! one identifier, or with none, stay two. `CINdetailsID`, `AssessmentID` and `CPPID` are made up where rows hang below.

use children::codes::{
    CensusSex, CloseReason, Disability, Ethnicity, Factor, Need, NoPupilNumber, PlanCategory,
    PreProceedingsOutcome, Source,
};

use crate::cell::{IsoDay, Strict, TrueFalse, Verbatim};
use crate::submission::submission;
use crate::table::table;

table! {
    /// Whose return it is, and of what day.
    pub struct Header in header = "Header" gives People {
        collection: Verbatim = "Collection",
        year: i32 = "Year",
        reference_date: IsoDay = "ReferenceDate",
        source_level: Verbatim = "SourceLevel",
        lea: Verbatim = "LEA",
        software_code: Verbatim = "SoftwareCode",
        release: Verbatim = "Release",
        serial_no: Verbatim = "SerialNo",
        date_time: Verbatim = "DateTime",
    }
}

table! {
    /// Who a child is.
    pub struct Identifiers in identifiers = "ChildIdentifiers" gives CensusChildren {
        child: i32 = "Child",
        la_child_id: Verbatim = "LAchildID",
        upn: Verbatim = "UPN",
        former_upn: Verbatim = "FormerUPN",
        upn_unknown: Strict<NoPupilNumber> = "UPNunknown",
        person_birth_date: IsoDay = "PersonBirthDate",
        expected_person_birth_date: IsoDay = "ExpectedPersonBirthDate",
        gender_current: Strict<CensusSex> = "GenderCurrent",
        sex: Strict<CensusSex> = "Sex",
        person_death_date: IsoDay = "PersonDeathDate",
    }
}

table! {
    /// A child's ethnicity.
    pub struct Characteristics in characteristics = "ChildCharacteristics" gives People {
        child: i32 = "Child",
        ethnicity: Strict<Ethnicity> = "Ethnicity",
    }
}

table! {
    /// A disability of a child, or that there is none.
    pub struct Disabled in disabilities = "Disabilities" gives Disabilities {
        child: i32 = "Child",
        disability: Strict<Disability> = "Disability",
    }
}

table! {
    /// An episode of need: a referral and what came of it.
    pub struct Details in details = "CINdetails" gives Referrals {
        child: i32 = "Child",
        episode_id: i32 = "CINdetailsID",
        referral_date: IsoDay = "CINreferralDate",
        referral_source: Strict<Source> = "ReferralSource",
        primary_need_code: Strict<Need> = "PrimaryNeedCode",
        closure_date: IsoDay = "CINclosureDate",
        reason_for_closure: Strict<CloseReason> = "ReasonForClosure",
        date_of_initial_cpc: IsoDay = "DateOfInitialCPC",
        referral_nfa: TrueFalse = "ReferralNFA",
    }
}

table! {
    /// An assessment within an episode.
    pub struct Assessed in assessments = "Assessments" gives Assessments {
        child: i32 = "Child",
        episode_id: i32 = "CINdetailsID",
        assessment_id: i32 = "AssessmentID",
        actual_start_date: IsoDay = "AssessmentActualStartDate",
        internal_review_date: IsoDay = "AssessmentInternalReviewDate",
        authorisation_date: IsoDay = "AssessmentAuthorisationDate",
    }
}

table! {
    /// A factor that an assessment found.
    pub struct FactorFound in factors = "AssessmentFactorsList" gives Factors {
        child: i32 = "Child",
        episode_id: i32 = "CINdetailsID",
        assessment_id: i32 = "AssessmentID",
        factor: Strict<Factor> = "AssessmentFactors" | "AssessmentFactor",
    }
}

table! {
    /// A child in need plan within an episode.
    pub struct PlanDates in plans = "CINplanDates" gives NeedPlans {
        child: i32 = "Child",
        episode_id: i32 = "CINdetailsID",
        start_date: IsoDay = "CINPlanStartDate",
        end_date: IsoDay = "CINPlanEndDate",
    }
}

table! {
    /// A section 47 enquiry within an episode.
    pub struct Section47 in enquiries = "Section47" gives Enquiries {
        child: i32 = "Child",
        episode_id: i32 = "CINdetailsID",
        actual_start_date: IsoDay = "S47ActualStartDate",
        initial_cpc_target: IsoDay = "InitialCPCtarget",
        date_of_initial_cpc: IsoDay = "DateOfInitialCPC",
        icpc_not_required: TrueFalse = "ICPCnotRequired",
    }
}

table! {
    /// A child protection plan within an episode.
    pub struct Protected in protection_plans = "ChildProtectionPlans" gives Plans {
        child: i32 = "Child",
        episode_id: i32 = "CINdetailsID",
        plan_id: i32 = "CPPID",
        start_date: IsoDay = "CPPstartDate",
        end_date: IsoDay = "CPPendDate",
        initial_category: Strict<PlanCategory> = "InitialCategoryOfAbuse",
        latest_category: Strict<PlanCategory> = "LatestCategoryOfAbuse",
        previous_plans: i32 = "NumberOfPreviousCPP",
    }
}

table! {
    /// A review of a child protection plan; a group of reviews without any date is a row without one.
    pub struct Review in reviews = "Reviews" gives PlanReviews {
        child: i32 = "Child",
        episode_id: i32 = "CINdetailsID",
        plan_id: i32 = "CPPID",
        review_date: IsoDay = "CPPreviewDate",
    }
}

table! {
    /// Pre-proceedings and family group decision making within an episode (since 2026/27).
    pub struct PreProceeding in pre_proceedings = "PreProceedings" gives PreProceedings {
        child: i32 = "Child",
        episode_id: i32 = "CINdetailsID",
        start_date: IsoDay = "PPStartDate",
        letter_sent_date: IsoDay = "LBPSentDate",
        meeting_offer: TrueFalse = "FGDMMeetingOffer",
        meeting_facilitated: TrueFalse = "FGDMMeetingFac",
        initial_meeting_date: IsoDay = "InitialPPMeetingDate",
        review_meetings_count: i32 = "ReviewMeetingsCount",
        step_decision_date: IsoDay = "StepDecisionDate",
        outcome: Strict<PreProceedingsOutcome> = "PPOutcome",
        court_application_date: IsoDay = "CourtAppDate",
        letter_initial_date: IsoDay = "LetterInitCPDate",
    }
}

submission! {
    /// Every table of the census.
    pub struct Tables {
        header: Header,
        identifiers: Identifiers,
        characteristics: Characteristics,
        disabilities: Disabled,
        details: Details,
        assessments: Assessed,
        factors: FactorFound,
        plans: PlanDates,
        enquiries: Section47,
        protection_plans: Protected,
        reviews: Review,
        pre_proceedings: PreProceeding,
    }
}
