//! What sources may say of a child, each by a stable word and a plain name.

/// Declares what is compared.
macro_rules! what {
    ($($variant:ident $word:literal $name:literal,)+) => {
        /// What sources may say of a child.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum What { $(#[doc = $name] $variant,)+ }

        impl What {
            /// Everything that is compared.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// A stable word for programs.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// A plain name for people.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

what! {
    Born "born" "date of birth",
    Sex "sex" "sex",
    Ethnicity "ethnicity" "ethnicity",
    Disabled "disabled" "disability",
    Status "status" "case status",
    NeedStart "need_start" "start of the episode of need",
    NeedEnd "need_end" "end of the episode of need",
    PlanStart "plan_start" "start of the latest child protection plan",
    PlanEnd "plan_end" "end of the latest child protection plan",
    PlanCategory "plan_category" "latest category of abuse",
    PlanVisit "plan_visit" "last child protection visit",
    PlanReview "plan_review" "last review conference",
    EnteredCare "entered_care" "entry to care",
    LeftCare "left_care" "end of care",
    LegalStatus "legal_status" "legal status",
    PlacementStart "placement_start" "start of the latest placement",
    Placement "placement" "kind of the latest placement",
    CareVisit "care_visit" "last visit in care",
    CareReview "care_review" "last review of care",
    ReviewingOfficer "reviewing_officer" "last contact of the reviewing officer",
    Health "health" "last health assessment",
    Dental "dental" "last dental check",
    MissingInYear "missing_in_year" "times missing in twelve months",
    InterviewOffered "interview_offered" "return interview offered after the last time missing",
    Worker "worker" "allocated worker",
    Eligibility "eligibility" "entitlement as a care leaver",
    InTouch "in_touch" "whether the council is in touch",
    LeaverContact "leaver_contact" "latest contact with a care leaver",
    Accommodation "accommodation" "a care leaver's home",
    Suitable "suitable" "whether a care leaver's home is suitable",
    Activity "activity" "what a care leaver does",
    PathwayPlan "pathway_plan" "latest pathway plan",
    AdoptionDecision "adoption_decision" "decision for adoption",
    PlacementOrder "placement_order" "placement order",
    Matched "matched" "match with adopters",
    PlacedForAdoption "placed_for_adoption" "placing for adoption",
    AdoptionOrder "adoption_order" "adoption order",
    AdoptionReversed "adoption_reversed" "decision against adoption",
    Upn "upn" "unique pupil number",
    Unaccompanied "unaccompanied" "seeking asylum unaccompanied in the return's year",
    YearReferred "year_referred" "latest referral by the end of the return's year",
    YearClosed "year_closed" "end of that episode of need by the end of the return's year",
    YearNeedPlanStart "year_need_plan_start" "latest child in need plan by the end of the return's year",
    YearNeedPlanEnd "year_need_plan_end" "end of that child in need plan by the end of the return's year",
    YearPlanStart "year_plan_start" "latest child protection plan by the end of the return's year",
    YearPlanEnd "year_plan_end" "end of that child protection plan by the end of the return's year",
    YearPlanCategory "year_plan_category" "category of abuse of that child protection plan",
    YearEnteredCare "year_entered_care" "latest entry to care by the end of the return's year",
    YearLeftCare "year_left_care" "end of care by the end of the return's year",
    YearLegalStatus "year_legal_status" "legal status at the end of the return's year",
    YearPlacement "year_placement" "kind of placement at the end of the return's year",
}
