//! Assessments, child in need plans and visits. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::Factor;

use crate::cell::{CodeList, Text, YesNo};
use crate::table::table;

table! {
    /// An assessment.
    pub struct Assessment in assessments = "ssd_cin_assessments" gives Assessments {
        assessment_id: Text = "cina_assessment_id",
        person_id: Text = "cina_person_id",
        referral_id: Text = "cina_referral_id",
        assessment_start_date: Day = "cina_assessment_start_date",
        assessment_child_seen: YesNo = "cina_assessment_child_seen",
        assessment_auth_date: Day = "cina_assessment_auth_date",
        assessment_outcome_json: Text = "cina_assessment_outcome_json",
        assessment_outcome_nfa: YesNo = "cina_assessment_outcome_nfa",
        assessment_team: Text = "cina_assessment_team",
        assessment_worker_id: Text = "cina_assessment_worker_id",
    }
}

table! {
    /// The factors an assessment found.
    pub struct Factors in factors = "ssd_assessment_factors" gives Factors {
        table_id: Text = "cinf_table_id",
        assessment_id: Text = "cinf_assessment_id",
        assessment_factors_json: CodeList<Factor> = "cinf_assessment_factors_json",
    }
}

table! {
    /// A child in need plan.
    pub struct NeedPlan in need_plans = "ssd_cin_plans" gives NeedPlans {
        cin_plan_id: Text = "cinp_cin_plan_id",
        referral_id: Text = "cinp_referral_id",
        person_id: Text = "cinp_person_id",
        cin_plan_start_date: Day = "cinp_cin_plan_start_date",
        cin_plan_end_date: Day = "cinp_cin_plan_end_date",
        cin_plan_team: Text = "cinp_cin_plan_team",
        cin_plan_worker_id: Text = "cinp_cin_plan_worker_id",
    }
}

table! {
    /// A child in need visit.
    pub struct NeedVisit in need_visits = "ssd_cin_visits" gives NeedVisits {
        cin_visit_id: Text = "cinv_cin_visit_id",
        person_id: Text = "cinv_person_id",
        cin_visit_date: Day = "cinv_cin_visit_date",
        cin_visit_seen: YesNo = "cinv_cin_visit_seen",
        cin_visit_seen_alone: YesNo = "cinv_cin_visit_seen_alone",
        cin_visit_bedroom: YesNo = "cinv_cin_visit_bedroom",
    }
}
