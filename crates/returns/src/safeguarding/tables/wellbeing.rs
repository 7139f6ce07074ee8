//! Health of children in care. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::HealthCheck;

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// A conviction or youth caution.
    pub struct Conviction in convictions = "ssd_cla_convictions" gives Convictions {
        cla_conviction_id: Text = "clac_cla_conviction_id",
        person_id: Text = "clac_person_id",
        cla_conviction_date: Day = "clac_cla_conviction_date",
        cla_conviction_offence: Text = "clac_cla_conviction_offence",
    }
}

table! {
    /// A health check.
    pub struct HealthRow in health = "ssd_cla_health" gives Health {
        health_check_id: Text = "clah_health_check_id",
        person_id: Text = "clah_person_id",
        health_check_type: HealthCheck = "clah_health_check_type",
        health_check_date: Day = "clah_health_check_date",
        health_check_status: Text = "clah_health_check_status",
    }
}

table! {
    /// Whether immunisations are up to date.
    pub struct Immunisation in immunisations = "ssd_cla_immunisations" gives Immunisations {
        person_id: Text = "clai_person_id",
        immunisations_status: YesNo = "clai_immunisations_status",
        immunisations_status_date: Day = "clai_immunisations_status_date",
    }
}

table! {
    /// Substance misuse identified.
    pub struct SubstanceMisuse in substance_misuse = "ssd_cla_substance_misuse" gives SubstanceMisuse {
        substance_misuse_id: Text = "clas_substance_misuse_id",
        person_id: Text = "clas_person_id",
        substance_misuse_date: Day = "clas_substance_misuse_date",
        substance_misused: Text = "clas_substance_misused",
        intervention_received: YesNo = "clas_intervention_received",
    }
}

table! {
    /// A strengths and difficulties questionnaire.
    pub struct Questionnaire in questionnaires = "ssd_sdq_scores" gives Questionnaires {
        table_id: Text = "csdq_table_id",
        person_id: Text = "csdq_person_id",
        sdq_completed_date: Day = "csdq_sdq_completed_date",
        sdq_reason: Text = "csdq_sdq_reason",
        sdq_score: i32 = "csdq_sdq_score",
    }
}
