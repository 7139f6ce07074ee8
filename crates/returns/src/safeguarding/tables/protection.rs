//! Enquiries, conferences, child protection plans. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::{Participation, PlanCategory};

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// A section 47 enquiry.
    pub struct Enquiry in enquiries = "ssd_s47_enquiry" gives Enquiries {
        s47_enquiry_id: Text = "s47e_s47_enquiry_id",
        referral_id: Text = "s47e_referral_id",
        person_id: Text = "s47e_person_id",
        s47_start_date: Day = "s47e_s47_start_date",
        s47_end_date: Day = "s47e_s47_end_date",
        s47_nfa: YesNo = "s47e_s47_nfa",
        s47_outcome_json: Text = "s47e_s47_outcome_json",
        s47_completed_by_worker_id: Text = "s47e_s47_completed_by_worker_id",
        s47_completed_by_team: Text = "s47e_s47_completed_by_team",
    }
}

table! {
    /// An initial child protection conference.
    pub struct Conference in conferences = "ssd_initial_cp_conference" gives Conferences {
        icpc_id: Text = "icpc_icpc_id",
        icpc_meeting_id: Text = "icpc_icpc_meeting_id",
        s47_enquiry_id: Text = "icpc_s47_enquiry_id",
        person_id: Text = "icpc_person_id",
        cp_plan_id: Text = "icpc_cp_plan_id",
        referral_id: Text = "icpc_referral_id",
        icpc_transfer_in: YesNo = "icpc_icpc_transfer_in",
        icpc_target_date: Day = "icpc_icpc_target_date",
        icpc_date: Day = "icpc_icpc_date",
        icpc_outcome_cp_flag: YesNo = "icpc_icpc_outcome_cp_flag",
        icpc_outcome_json: Text = "icpc_icpc_outcome_json",
        icpc_team: Text = "icpc_icpc_team",
        icpc_worker_id: Text = "icpc_icpc_worker_id",
    }
}

table! {
    /// A child protection plan.
    pub struct Plan in plans = "ssd_cp_plans" gives Plans {
        cp_plan_id: Text = "cppl_cp_plan_id",
        referral_id: Text = "cppl_referral_id",
        icpc_id: Text = "cppl_icpc_id",
        person_id: Text = "cppl_person_id",
        cp_plan_start_date: Day = "cppl_cp_plan_start_date",
        cp_plan_end_date: Day = "cppl_cp_plan_end_date",
        cp_plan_initial_category: PlanCategory = "cppl_cp_plan_initial_category",
        cp_plan_ola: YesNo = "cppl_cp_plan_ola",
        cp_plan_latest_category: PlanCategory = "cppl_cp_plan_latest_category",
    }
}

table! {
    /// A child protection visit.
    pub struct PlanVisit in plan_visits = "ssd_cp_visits" gives PlanVisits {
        cp_visit_id: Text = "cppv_cp_visit_id",
        person_id: Text = "cppv_person_id",
        cp_plan_id: Text = "cppv_cp_plan_id",
        cp_visit_date: Day = "cppv_cp_visit_date",
        cp_visit_seen: YesNo = "cppv_cp_visit_seen",
        cp_visit_seen_alone: YesNo = "cppv_cp_visit_seen_alone",
        cp_visit_bedroom: YesNo = "cppv_cp_visit_bedroom",
    }
}

table! {
    /// A review conference.
    pub struct PlanReview in plan_reviews = "ssd_cp_reviews" gives PlanReviews {
        cp_review_id: Text = "cppr_cp_review_id",
        person_id: Text = "cppr_person_id",
        cp_plan_id: Text = "cppr_cp_plan_id",
        cp_review_due: Day = "cppr_cp_review_due",
        cp_review_date: Day = "cppr_cp_review_date",
        cp_review_meeting_id: Text = "cppr_cp_review_meeting_id",
        cp_review_outcome_continue_cp: YesNo = "cppr_cp_review_outcome_continue_cp",
        cp_review_quorate: YesNo = "cppr_cp_review_quorate",
        cp_review_participation: Participation = "cppr_cp_review_participation",
    }
}
