//! Workers, teams, who works with whom. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::WorkerChange;

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// Somebody who works or worked with a child.
    pub struct Involvement in involvements = "ssd_involvements" gives Involvements {
        involvements_id: Text = "invo_involvements_id",
        professional_id: Text = "invo_professional_id",
        professional_role_id: Text = "invo_professional_role_id",
        professional_team: Text = "invo_professional_team",
        involvement_start_date: Day = "invo_involvement_start_date",
        involvement_end_date: Day = "invo_involvement_end_date",
        worker_change_reason: WorkerChange = "invo_worker_change_reason",
        person_id: Text = "invo_person_id",
        referral_id: Text = "invo_referral_id",
    }
}

table! {
    /// A worker.
    pub struct Professional in professionals = "ssd_professionals" gives Workers {
        professional_id: Text = "prof_professional_id",
        staff_id: Text = "prof_staff_id",
        professional_name: Text = "prof_professional_name",
        social_worker_registration_no: Text = "prof_social_worker_registration_no",
        professional_job_title: Text = "prof_professional_job_title",
        professional_caseload: i32 = "prof_professional_caseload",
        professional_department: Text = "prof_professional_department",
        full_time_equivalency: f64 = "prof_full_time_equivalency",
        agency_worker_flag: YesNo = "prof_agency_worker_flag",
    }
}

table! {
    /// A team.
    pub struct Department in departments = "ssd_department" gives Teams {
        team_id: Text = "dept_team_id",
        team_name: Text = "dept_team_name",
        team_parent_id: Text = "dept_team_parent_id",
        team_parent_name: Text = "dept_team_parent_name",
    }
}
