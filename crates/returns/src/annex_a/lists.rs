//! The eleven lists of Annex A, each with the columns in their order and the other headings they go by.

use children::Day;
use children::codes::{
    Accommodation, Activity, CeaseReason, CloseReason, Eligibility, Ethnicity, InTouch,
    LegalStatus, Need, PlacementType, PlanCategory, Provider, ReversalReason, Sex, Source,
};
use children::service::Gender;

use super::words::{Age, CaseStatus, Listed, Location, PermanenceGroup, Suitability};
use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// List 1: a contact received in the six months before.
    pub struct Contact in contacts = "List 1" gives Contacts {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        on: Day = "Date of Contact" | "Contact date" | "Date contact received",
        source: Listed<Source> = "Contact Source" | "Source of contact",
    }
}

table! {
    /// List 2: an early help assessment of the six months before, or early help that the council coordinates now.
    pub struct EarlyHelp in early_help = "List 2" gives EarlyHelp {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        start: Day = "Assessment start date" | "Early help assessment start date" | "Date assessment started",
        completed: Day = "Assessment completion date" | "Early help assessment completion date" | "Date assessment completed",
        organisation: Text = "Organisation completing assessment" | "Organisation",
    }
}

table! {
    /// List 3: a referral of the six months before.
    pub struct Referral in referrals = "List 3" gives Referrals {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        on: Day = "Date of referral" | "Referral date" | "Date referral received",
        source: Listed<Source> = "Referral Source" | "Source of referral",
        no_further_action: Listed<YesNo> = "Referral NFA?" | "Referral No Further Action" | "NFA",
        in_year: i32 = "Number of Referrals in Last 12 Months" | "Number of referrals in the last 12 months" | "Number of Referrals (in Last 12 Months)",
        team: Text = "Allocated Team" | "Team" | "Team name",
        worker: Text = "Allocated Worker" | "Worker" | "Allocated social worker" | "Social worker" | "Allocated case worker",
    }
}

table! {
    /// List 4: an assessment of the six months before, or open.
    pub struct Assessment in assessments = "List 4" gives Assessments {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        disabled: Listed<YesNo> = "Does the Child have a Disability" | "Disability" | "Does the Child have a Disability (Y/N)" | "Child has a disability" | "Does the young person have a disability",
        start: Day = "Continuous Assessment Start Date" | "Start date of continuous assessment" | "Single assessment start date",
        seen: Listed<YesNo> = "Child Seen During Continuous Assessment" | "Child seen during continuous assessment (Y/N)" | "Child seen during assessment" | "Child seen",
        authorised: Day = "Continuous Assessment Date of Authorisation" | "Date of authorisation" | "Assessment authorisation date" | "Continuous assessment authorisation date",
        needs_support: Listed<YesNo> = "Was the child assessed as requiring LA children's social care support?" | "Was the child assessed as requiring LA children's social care support" | "Was the child assessed as requiring children's social care support",
        team: Text = "Allocated Team" | "Team" | "Team name",
        worker: Text = "Allocated Worker" | "Worker" | "Allocated social worker" | "Social worker" | "Allocated case worker",
    }
}

table! {
    /// List 5: a section 47 enquiry of the six months before, or open, with its initial conference.
    pub struct Enquiry in enquiries = "List 5" gives Enquiries {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        disabled: Listed<YesNo> = "Does the Child have a Disability" | "Disability" | "Does the Child have a Disability (Y/N)" | "Child has a disability" | "Does the young person have a disability",
        start: Day = "Strategy discussion initiating Section 47 Enquiry Start Date" | "Section 47 Enquiry Start Date" | "Strategy discussion date" | "Date strategy discussion initiating Section 47 Enquiry",
        no_conference_needed: Listed<YesNo> = "Was an Initial Child Protection Conference deemed unnecessary?" | "Was an Initial Child Protection Conference deemed unnecessary" | "Was an ICPC deemed unnecessary",
        conference: Day = "Date of Initial Child Protection Conference" | "Initial Child Protection Conference date" | "Date of ICPC" | "ICPC date",
        plan: Listed<YesNo> = "Did the Initial Child Protection Conference Result in a Child Protection Plan" | "Did the ICPC result in a child protection plan",
        enquiries_in_year: i32 = "Number of Section 47 Enquiries in the last 12 months" | "Number of Section 47 Enquiries in Last 12 Months" | "Number of S47 enquiries in the last 12 months",
        conferences_in_year: i32 = "Number of ICPCs in the last 12 months" | "Number of Initial Child Protection Conferences in the last 12 months",
        team: Text = "Allocated Team" | "Team" | "Team name",
        worker: Text = "Allocated Worker" | "Worker" | "Allocated social worker" | "Social worker" | "Allocated case worker",
    }
}

table! {
    /// List 6: a child in need, open on the day or in the six months before.
    pub struct ChildInNeed in need = "List 6" gives AnnexChildrenInNeed {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        disabled: Listed<YesNo> = "Does the Child have a Disability" | "Disability" | "Does the Child have a Disability (Y/N)" | "Child has a disability" | "Does the young person have a disability",
        start: Day = "CIN Start Date" | "Child in need start date" | "Start date of CIN episode",
        need: Listed<Need> = "Primary Need Code" | "Primary need" | "CIN primary need code",
        last_seen: Day = "Date Child Was Last Seen" | "Date last seen" | "Date child last seen",
        closed: Day = "CIN Closure Date" | "CIN end date" | "Child in need closure date",
        reason: Listed<CloseReason> = "Reason for Closure" | "CIN reason for closure" | "Closure reason",
        status: Listed<CaseStatus> = "Case Status" | "Status",
        team: Text = "Allocated Team" | "Team" | "Team name",
        worker: Text = "Allocated Worker" | "Worker" | "Allocated social worker" | "Social worker" | "Allocated case worker",
    }
}

table! {
    /// List 7: a child protection plan, running on the day or ended in the six months before.
    pub struct ProtectionPlan in plans = "List 7" gives Plans {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        disabled: Listed<YesNo> = "Does the Child have a Disability" | "Disability" | "Does the Child have a Disability (Y/N)" | "Child has a disability" | "Does the young person have a disability",
        start: Day = "Child Protection Plan Start Date" | "CP plan start date" | "CPP start date",
        first_category: Listed<PlanCategory> = "Initial Category of Abuse" | "Initial category",
        latest_category: Listed<PlanCategory> = "Latest Category of Abuse" | "Current category of abuse" | "Latest category",
        last_visit: Day = "Date of the Last Statutory Visit" | "Date of last statutory visit" | "Last statutory visit",
        seen_alone: Listed<YesNo> = "Was the Child Seen Alone?" | "Was the child seen alone" | "Child seen alone",
        last_review: Day = "Date of latest review conference" | "Date of the latest review conference" | "Latest review conference",
        end: Day = "Child Protection Plan End Date" | "CP plan end date" | "CPP end date",
        emergency: Listed<YesNo> = "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)" | "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months" | "Subject to Emergency Protection Order",
        earlier_plans: i32 = "Number of Previous Child Protection Plans" | "Number of previous CP plans" | "Previous child protection plans",
        team: Text = "Allocated Team" | "Team" | "Team name",
        worker: Text = "Allocated Worker" | "Worker" | "Allocated social worker" | "Social worker" | "Allocated case worker",
    }
}

table! {
    /// List 8: a child in care on the day, or whose care ceased in the six months before.
    pub struct InCare in in_care = "List 8" gives AnnexInCare {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        unaccompanied: Listed<YesNo> = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)" | "Unaccompanied Asylum Seeking Child" | "Unaccompanied Asylum Seeking Child (UASC)" | "Unaccompanied Asylum Seeking Child within the Last 12 Months (Y/N)" | "UASC" | "Unaccompanied Asylum Seeking Children (UASC)" | "UASC12mth",
        disabled: Listed<YesNo> = "Does the Child have a Disability" | "Disability" | "Does the Child have a Disability (Y/N)" | "Child has a disability" | "Does the young person have a disability",
        start: Day = "Date Started to be Looked After" | "Date the child started to be looked after" | "Start date of care",
        need: Listed<Need> = "Child's Category of Need" | "Category of need",
        again_in_year: Listed<YesNo> = "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)" | "Is this a second or subsequent period of being a Looked After Child within the last 12 months" | "Second or subsequent period of being a Looked After Child",
        legal_from: Day = "Start date of current legal status" | "Legal status start date",
        legal: Listed<LegalStatus> = "Child's Legal Status" | "Legal status" | "Child legal status",
        last_review: Day = "Date of Latest Statutory Review" | "Date of last statutory review" | "Latest statutory review",
        last_visit: Day = "Date of Last Social Work Visit" | "Date of latest social work visit" | "Last social work visit",
        permanence: Listed<PermanenceGroup> = "What is the permanence plan for this child?" | "What is the permanence plan for this child" | "Permanence plan",
        last_reviewing_officer: Day = "Date of Last IRO Visit / Contact to the Child" | "Date of last IRO visit/contact to the child" | "Date of last IRO contact" | "Last IRO visit",
        last_health: Day = "Date of Last Health Assessment" | "Last health assessment",
        last_dental: Day = "Date of Last Dental Check" | "Last dental check",
        placements_in_year: i32 = "Number of Placements in the Last 12 months" | "Number of placements in last 12 months",
        end: Day = "Date Ceased to be Looked After" | "Date the child ceased to be looked after" | "End date of care",
        reason: Listed<CeaseReason> = "Reason Ceased to be Looked After" | "Reason for ceasing to be looked after",
        placement_from: Day = "Start Date of Most Recent Placement" | "Most recent placement start date" | "Placement start date",
        placement: Listed<PlacementType> = "Placement Type" | "Type of placement",
        provider: Listed<Provider> = "Placement Provider" | "Provider of placement",
        postcode: Text = "Placement postcode" | "Postcode of placement",
        urn: Text = "URN of Placement" | "Placement URN" | "Ofsted URN",
        location: Listed<Location> = "Placement Location" | "Location of placement",
        authority: Text = "LA of Placement" | "Placement LA" | "Local authority of placement",
        missing_in_year: i32 = "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months" | "Number of Episodes the Child has been Missing from their Placement in last 12 months" | "Number of missing episodes in the last 12 months",
        absent_in_year: i32 = "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months" | "Number of Episodes the Child has been Absent from their Placement in last 12 months" | "Number of absent episodes in the last 12 months",
        interview_offered: Listed<YesNo> = "Was the child offered a Return Interview after their last missing episode (Y/N)?" | "Was the child offered a Return Interview after their last missing episode" | "Was the child offered a Return Interview after their last missing episode?",
        interview_accepted: Listed<YesNo> = "Did the child accept a Return Interview after their last missing episode (Y/N)?" | "Did the child accept a Return Interview after their last missing episode" | "Did the child accept a Return Interview after their last missing episode?",
        team: Text = "Allocated Team" | "Team" | "Team name",
        worker: Text = "Allocated Worker" | "Worker" | "Allocated social worker" | "Social worker" | "Allocated case worker",
    }
}

table! {
    /// List 9: a young person entitled as a care leaver on the day. The last four columns are newer.
    pub struct CareLeaver in leavers = "List 9" gives Leavers {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        disabled: Listed<YesNo> = "Does the Child have a Disability" | "Disability" | "Does the Child have a Disability (Y/N)" | "Child has a disability" | "Does the young person have a disability",
        team: Text = "Allocated Team" | "Team" | "Team name",
        worker: Text = "Allocated Worker" | "Worker" | "Allocated social worker" | "Social worker" | "Allocated case worker",
        eligibility: Listed<Eligibility> = "Eligibility Category" | "Eligibility" | "Category of eligibility",
        in_touch: Listed<InTouch> = "LA in Touch" | "LA in touch with young person" | "In touch",
        accommodation: Listed<Accommodation> = "Type of Accommodation" | "Accommodation type" | "Accommodation",
        suitable: Listed<Suitability> = "Suitability of Accommodation" | "Accommodation suitability",
        activity: Listed<Activity> = "Activity Status" | "Activity" | "Main activity",
        unaccompanied: Listed<YesNo> = "Unaccompanied Asylum Seeking Child (UASC)" | "UASC" | "Unaccompanied Asylum Seeking Child" | "Unaccompanied Asylum Seeking Child formerly looked after (Y/N)",
        adviser: Text = "Allocated Personal Adviser" | "Allocated personal advisor" | "Personal adviser" | "Personal advisor",
        latest_plan: Day = "Date of Latest Pathway Plan" | "Latest pathway plan" | "Date of latest pathway plan review",
        latest_contact: Day = "Date of Latest Contact" | "Latest contact" | "Date of last contact",
    }
}

table! {
    /// List 10: a child adopted in the twelve months before, or with a decision for adoption, standing or reversed.
    pub struct Adoption in adoption = "List 10" gives AnnexAdoption {
        child_id: Text = "Child Unique ID" | "Child ID" | "Child Unique Identifier" | "Unique Child ID" | "Young Person ID",
        family: Text = "Family identifier" | "Family ID" | "Adoptive family identifier",
        gender: Listed<Sex> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        born: Day = "Date of Birth" | "DOB" | "Date of Birth (dd/mm/yyyy)" | "Child date of birth",
        age: Age = "Age of Child (Years)" | "Age" | "Age of Child" | "Age (Years)" | "Age in years" | "Age of young person (Years)",
        disabled: Listed<YesNo> = "Does the Child have a Disability" | "Disability" | "Does the Child have a Disability (Y/N)" | "Child has a disability" | "Does the young person have a disability",
        entered_care: Day = "Date the Child Entered Care" | "Date entered care",
        decided: Day = "Date of Decision that Child Should be Placed for Adoption" | "Date of decision that child should be placed for adoption (SHOBPA)" | "Date of SHOBPA decision",
        placement_order: Day = "Date of Placement Order" | "Placement order date",
        matched: Day = "Date of Matching Child and Prospective Adopters" | "Date of match" | "Date matched",
        placed: Day = "Date Placed for Adoption" | "Date child placed for adoption",
        ordered: Day = "Date of Adoption Order" | "Adoption order date",
        reversed: Day = "Date of Decision that Child Should No Longer be Placed for Adoption" | "Date of decision that child should no longer be placed",
        reversal: Listed<ReversalReason> = "Reason Why Child No Longer Placed for Adoption" | "Reason child no longer placed for adoption" | "Reason for no longer placed for adoption",
        early_placed: Day = "Date the child was placed for fostering in FFA or concurrent planning placement" | "Date placed in FFA or concurrent planning placement" | "Date the child was placed for fostering in FFA",
    }
}

table! {
    /// List 11: an adopter or prospective adopter in touch with the agency in the twelve months before.
    pub struct Adopter in adopters = "List 11" gives Adopters {
        adopter_id: Text = "Individual adopter identifier" | "Adopter identifier" | "Adopter ID" | "Individual adopter ID",
        family: Text = "Family identifier" | "Family ID" | "Adoptive family identifier",
        gender: Listed<Gender> = "Gender" | "Sex" | "Gender/Sex",
        ethnicity: Listed<Ethnicity> = "Ethnicity" | "Ethnic origin" | "Ethnic background",
        disabled: Listed<YesNo> = "Disability" | "Does the adopter have a disability" | "Does the (prospective) adopter have a disability",
        fostering_for_adoption: Listed<YesNo> = "Is the (prospective) adopter fostering for adoption?" | "Is the (prospective) adopter fostering for adoption" | "Is the prospective adopter fostering for adoption" | "Fostering for adoption",
        enquired: Day = "Date enquiry received" | "Enquiry received",
        stage_one_started: Day = "Date Stage 1 started" | "Stage 1 start date",
        stage_one_ended: Day = "Date Stage 1 ended" | "Stage 1 end date",
        stage_two_started: Day = "Date Stage 2 started" | "Stage 2 start date",
        stage_two_ended: Day = "Date Stage 2 ended" | "Stage 2 end date",
        applied: Day = "Date application submitted" | "Application submitted",
        approved: Day = "Date application approved" | "Application approved" | "Date adopter approved",
        matched: Day = "Date adopter matched with child(ren)" | "Date adopter matched with child",
        placed: Day = "Date child/children placed with adopter(s)" | "Date child placed with adopter",
        children_placed: i32 = "No. of children placed" | "Number of children placed",
        ordered: Day = "Date of Adoption Order" | "Adoption order date",
        left: Day = "Date of leaving adoption process" | "Date left adoption process",
        left_why: Text = "Reason for leaving adoption process" | "Reason left adoption process",
    }
}
