//! Staff, posts, supervision, oversight, audits, complaints, population. Tables of the council's own.

use children::Day;
use children::history::AuditGrade;

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// A member of staff: when they came and left, and what they may hold.
    pub struct StaffMember in staff = "staff" gives Staff {
        worker_id: Text = "worker_id",
        name: Text = "name",
        job_title: Text = "job_title",
        team_id: Text = "team_id",
        started_on: Day = "started_on",
        left_on: Day = "left_on",
        manager: YesNo = "manager",
        social_worker: YesNo = "social_worker",
        newly_qualified: YesNo = "newly_qualified" | "asye",
        agency: YesNo = "agency",
        fte: f64 = "fte",
        caseload_limit: i32 = "caseload_limit",
    }
}

table! {
    /// Posts of a team on a day, in full-time equivalents.
    pub struct Post in posts = "posts" gives Posts {
        as_at: Day = "as_at",
        team_id: Text = "team_id",
        role: Text = "role",
        established: f64 = "established" | "established_fte",
        filled: f64 = "filled" | "filled_fte",
        agency: f64 = "agency" | "agency_fte",
    }
}

table! {
    /// A supervision: of a worker, or about one child where it names one.
    pub struct Supervision in supervision = "supervision" gives Supervision {
        worker_id: Text = "worker_id",
        child_id: Text = "child_id",
        held_on: Day = "held_on",
        supervisor_id: Text = "supervisor_id",
    }
}

table! {
    /// A decision by a manager on a child's record.
    pub struct Oversight in management_oversight = "management_oversight" gives Oversight {
        child_id: Text = "child_id",
        decided_on: Day = "decided_on",
        manager_id: Text = "manager_id",
    }
}

table! {
    /// A case audit.
    pub struct Audit in audits = "audits" gives Audits {
        audit_id: Text = "audit_id",
        child_id: Text = "child_id",
        completed_on: Day = "completed_on",
        grade: AuditGrade = "grade",
        moderated_on: Day = "moderated_on",
    }
}

table! {
    /// An action from an audit.
    pub struct AuditAction in audit_actions = "audit_actions" gives AuditActions {
        audit_id: Text = "audit_id",
        due_on: Day = "due_on",
        closed_on: Day = "closed_on",
    }
}

table! {
    /// A complaint at the first stage.
    pub struct Complaint in complaints = "complaints" gives Complaints {
        complaint_id: Text = "complaint_id",
        received_on: Day = "received_on",
        complex: YesNo = "complex",
        resolved_on: Day = "resolved_on",
    }
}

table! {
    /// People aged 0 to 17 at the middle of a year, from the Office for National Statistics.
    pub struct PopulationEstimate in population = "population" gives Population {
        year: i32 = "year",
        aged_0_to_17: i32 = "aged_0_to_17" | "population",
    }
}
