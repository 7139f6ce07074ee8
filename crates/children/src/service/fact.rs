//! What a table can tell: the name by which measures say what they need.

/// Declares the facts with the word and the plain name of each.
macro_rules! facts {
    ($($variant:ident $word:literal $name:literal,)+) => {
        /// What a table can tell. A measure or list that needs a fact nobody supplied says so and is not computed.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Fact { $(#[doc = $name] $variant,)+ }

        impl Fact {
            /// Every fact.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// A stable word for machines.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
            /// A plain name for people, as it stands in "no … was supplied".
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

facts! {
    People "people" "list of children",
    Families "families" "table of families",
    Addresses "addresses" "table of addresses",
    Disabilities "disabilities" "table of disabilities",
    Immigration "immigration" "table of immigration status",
    Contacts "contacts" "table of contacts",
    ContactDecisions "contact_decisions" "table of contact decision times",
    EarlyHelp "early_help" "table of early help episodes",
    Referrals "referrals" "table of referrals",
    Assessments "assessments" "table of assessments",
    Factors "factors" "table of assessment factors",
    NeedPlans "need_plans" "table of child in need plans",
    NeedReviews "need_reviews" "table of child in need reviews",
    NeedVisits "need_visits" "table of child in need visits",
    Enquiries "enquiries" "table of section 47 enquiries",
    Conferences "conferences" "table of initial child protection conferences",
    Plans "plans" "table of child protection plans",
    PlanVisits "plan_visits" "table of child protection visits",
    PlanReviews "plan_reviews" "table of child protection reviews",
    CoreGroups "core_groups" "table of core groups",
    CareEpisodes "care_episodes" "table of episodes of care",
    LegalStatuses "legal_statuses" "table of legal statuses",
    Placements "placements" "table of placements",
    CareReviews "care_reviews" "table of looked after reviews",
    CareVisits "care_visits" "table of visits to children in care",
    CarePlans "care_plans" "table of care plans",
    PreviousPermanence "previous_permanence" "table of earlier permanence",
    Health "health" "table of health checks",
    Immunisations "immunisations" "table of immunisations",
    SubstanceMisuse "substance_misuse" "table of substance misuse",
    Convictions "convictions" "table of convictions",
    Questionnaires "questionnaires" "table of strengths and difficulties questionnaires",
    Missing "missing" "table of missing episodes",
    Interviews "interviews" "table of return home interviews",
    Exploitation "exploitation" "table of exploitation risk assessments",
    Homeless "homeless" "table of homeless 16- and 17-year-olds",
    HomelessNights "homeless_nights" "table of where homeless young people stayed",
    Leavers "leavers" "table of care leavers",
    PathwayPlans "pathway_plans" "table of pathway plans",
    NotInWork "not_in_work" "table of reasons not in education or work",
    Permanence "permanence" "table of adoption and permanence",
    PermanenceDecisions "permanence_decisions" "table of permanence decisions",
    EducationReviews "personal_education_plans" "table of personal education plans",
    Involvements "involvements" "table of workers' involvement with children",
    Workers "workers" "list of workers",
    Staff "staff" "table of staff: when they came and left, limits, managers",
    Teams "teams" "list of teams",
    Posts "posts" "table of posts and vacancies",
    Supervision "supervision" "table of supervision",
    Oversight "oversight" "table of managers' decisions",
    PrivateFostering "private_fostering" "table of private fostering arrangements",
    PrivateFosteringVisits "private_fostering_visits" "table of private fostering visits",
    DisabledService "disabled_service" "table of the disabled children's service",
    Advocacy "advocacy" "table of advocates and independent visitors",
    PreProceedings "pre_proceedings" "table of pre-proceedings",
    Proceedings "proceedings" "table of care proceedings",
    Audits "audits" "table of case audits",
    AuditActions "audit_actions" "table of audit actions",
    Complaints "complaints" "table of complaints",
    Send "send" "table of special educational needs",
    EducationRequests "education_requests" "table of requests for education, health and care plans",
    EducationAssessments "education_assessments" "table of assessments for education, health and care plans",
    EducationNamedPlans "education_named_plans" "table of education, health and care plans issued",
    EducationActivePlans "education_active_plans" "table of running education, health and care plans",
    SenNeeds "sen_needs" "table of kinds of special educational need",
    Finance "finance" "table of placement costs",
    Mothers "mothers" "table of young mothers",
    Unaccompanied "unaccompanied" "table of unaccompanied children seeking asylum",
    HealthOfYear "health_of_year" "table of the year's health, convictions and questionnaires",
    LeaversOfYear "leavers_of_year" "table of care leavers at their birthdays",
    Liberty "liberty" "table of deprivation of liberty orders",
    LinkedIdentifiers "linked_identifiers" "table of other identifiers",
    Voice "voice" "table of children's answers",
    Households "households" "table of foster households",
    HouseholdConcerns "household_concerns" "table of concerns about foster carers",
    HouseholdPlaces "household_places" "table of who lives with which foster carers",
    Adopters "adopters" "list of prospective adopters",
    Hubs "hubs" "table of family hubs",
    Population "population" "population estimate",
    AdoptionDecisions "adoption_decisions" "table of decisions for adoption",
    CensusChildren "census_children" "list of children in the census",
    HeaderBefore "header_before" "last year's list of children looked after",
    EpisodesBefore "episodes_before" "last year's table of episodes of care",
    ReviewsBefore "reviews_before" "last year's table of looked after reviews",
    UnaccompaniedBefore "unaccompanied_before" "last year's table of unaccompanied children seeking asylum",
    HealthBefore "health_before" "last year's table of the year's health",
    LeaversBefore "leavers_before" "last year's table of care leavers at their birthdays",
    AdoptionsBefore "adoptions_before" "last year's table of adoptions",
    DecisionsBefore "decisions_before" "last year's table of decisions for adoption",
    MissingBefore "missing_before" "last year's table of missing episodes",
    InvolvementsBefore "involvements_before" "last year's table of social workers",
    AnnexChildrenInNeed "annex_children_in_need" "list 6 of Annex A",
    AnnexInCare "annex_in_care" "list 8 of Annex A",
    AnnexAdoption "annex_adoption" "list 10 of Annex A",
}
