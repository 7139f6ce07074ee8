//! Care leavers. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::{Accommodation, Activity, Eligibility, InTouch};

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// A care leaver as they stand now.
    pub struct Leaver in leavers = "ssd_care_leavers" gives Leavers {
        table_id: Text = "clea_table_id",
        person_id: Text = "clea_person_id",
        care_leaver_eligibility: Eligibility = "clea_care_leaver_eligibility",
        care_leaver_in_touch: InTouch = "clea_care_leaver_in_touch",
        care_leaver_latest_contact: Day = "clea_care_leaver_latest_contact",
        care_leaver_accommodation: Accommodation = "clea_care_leaver_accommodation",
        care_leaver_accom_suitable: YesNo = "clea_care_leaver_accom_suitable",
        care_leaver_activity: Activity = "clea_care_leaver_activity",
        pathway_plan_review_date: Day = "clea_pathway_plan_review_date",
        care_leaver_personal_advisor: Text = "clea_care_leaver_personal_advisor",
        care_leaver_allocated_team: Text = "clea_care_leaver_allocated_team",
        care_leaver_worker_id: Text = "clea_care_leaver_worker_id",
    }
}
