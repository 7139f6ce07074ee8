//! Return interviews, exploitation, homeless young people. Tables of the council's own.

use children::history::{ExploitationKind, HomelessOutcome, RiskLevel};
use children::{Day, Moment};

use crate::cell::{Text, YesNo};
use crate::optional::words::StayedAt;
use crate::table::table;

table! {
    /// A return home interview, held or not, for a time missing.
    pub struct ReturnInterview in return_interviews = "return_interviews" gives Interviews {
        child_id: Text = "child_id",
        missing_from: Day = "missing_from" | "missing_start",
        returned: Moment = "returned" | "returned_at",
        offered: YesNo = "offered",
        offered_on: Day = "offered_on",
        held: Moment = "held" | "held_at",
        declined: YesNo = "declined",
        interviewer: Text = "interviewer",
        reason_not_held: Text = "reason_not_held",
    }
}

table! {
    /// An assessment of the risk of exploitation, as a professional recorded it.
    pub struct ExploitationAssessment in exploitation_assessments = "exploitation_assessments" gives Exploitation {
        child_id: Text = "child_id",
        kind: ExploitationKind = "kind",
        level: RiskLevel = "level" | "risk_level",
        assessed_on: Day = "assessed_on",
        next_review: Day = "next_review" | "next_review_on",
        decided_by: Text = "decided_by",
        closed_on: Day = "closed_on",
        nrm_referred_on: Day = "nrm_referred_on",
        nrm_decided_on: Day = "nrm_decided_on",
    }
}

table! {
    /// A young person of 16 or 17 who presented as homeless.
    pub struct HomelessPresentation in homeless_young_people = "homeless_young_people" gives Homeless {
        case_id: Text = "case_id",
        child_id: Text = "child_id",
        presented_on: Day = "presented_on",
        assessed_on: Day = "assessed_on",
        section_20_explained: YesNo = "section_20_explained",
        section_20_offered: YesNo = "section_20_offered",
        advocate_offered: YesNo = "advocate_offered",
        consent_recorded: YesNo = "consent_recorded",
        outcome: HomelessOutcome = "outcome" | "decision",
        decided_on: Day = "decided_on",
    }
}

table! {
    /// Where a homeless young person stayed.
    pub struct HomelessNight in homeless_nights = "homeless_nights" gives HomelessNights {
        case_id: Text = "case_id",
        from: Day = "from" | "first_night",
        to: Day = "to" | "left_on",
        stayed: StayedAt = "stayed" | "where",
    }
}
