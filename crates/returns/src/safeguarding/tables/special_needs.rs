//! Special educational needs. Tables of the Standard Safeguarding Dataset.

use children::Day;

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// A child with special educational needs.
    pub struct Send in send = "ssd_send" gives Send {
        table_id: Text = "send_table_id",
        upn: Text = "send_upn",
        uln: Text = "send_uln",
        upn_unknown: Text = "send_upn_unknown",
        person_id: Text = "send_person_id",
    }
}

table! {
    /// A request for an education, health and care plan.
    pub struct EducationRequest in education_requests = "ssd_ehcp_requests" gives EducationRequests {
        ehcp_request_id: Text = "ehcr_ehcp_request_id",
        send_table_id: Text = "ehcr_send_table_id",
        ehcp_req_date: Day = "ehcr_ehcp_req_date",
        ehcp_req_outcome_date: Day = "ehcr_ehcp_req_outcome_date",
        ehcp_req_outcome: Text = "ehcr_ehcp_req_outcome",
    }
}

table! {
    /// An assessment for such a plan.
    pub struct EducationAssessment in education_assessments = "ssd_ehcp_assessment" gives EducationAssessments {
        ehcp_assessment_id: Text = "ehca_ehcp_assessment_id",
        ehcp_request_id: Text = "ehca_ehcp_request_id",
        ehcp_assessment_outcome_date: Day = "ehca_ehcp_assessment_outcome_date",
        ehcp_assessment_outcome: Text = "ehca_ehcp_assessment_outcome",
        ehcp_assessment_exceptions: YesNo = "ehca_ehcp_assessment_exceptions",
    }
}

table! {
    /// Such a plan, as issued.
    pub struct NamedPlan in named_plans = "ssd_ehcp_named_plan" gives EducationNamedPlans {
        named_plan_id: Text = "ehcn_named_plan_id",
        ehcp_asmt_id: Text = "ehcn_ehcp_asmt_id",
        named_plan_start_date: Day = "ehcn_named_plan_start_date",
        named_plan_ceased_date: Day = "ehcn_named_plan_ceased_date",
        named_plan_ceased_reason: Text = "ehcn_named_plan_ceased_reason",
    }
}

table! {
    /// Such a plan, as it runs.
    pub struct ActivePlan in active_plans = "ssd_ehcp_active_plans" gives EducationActivePlans {
        active_ehcp_id: Text = "ehcp_active_ehcp_id",
        ehcp_request_id: Text = "ehcp_ehcp_request_id",
        active_ehcp_last_review_date: Day = "ehcp_active_ehcp_last_review_date",
    }
}

table! {
    /// A special educational need.
    pub struct SenNeed in sen_needs = "ssd_sen_need" gives SenNeeds {
        table_id: Text = "senn_table_id",
        active_ehcp_id: Text = "senn_active_ehcp_id",
        active_ehcp_need_type: Text = "senn_active_ehcp_need_type",
        active_ehcp_need_rank: Text = "senn_active_ehcp_need_rank",
    }
}
