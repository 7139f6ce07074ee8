//! Core groups, reviews, permanence, court, private fostering, disabled children. Tables of the council's own.

use children::Day;
use children::codes::PermanencePlan;
use children::history::Ally;

use crate::cell::Text;
use crate::table::table;

table! {
    /// A core group of a child protection plan.
    pub struct CoreGroup in core_groups = "core_groups" gives CoreGroups {
        child_id: Text = "child_id",
        due_on: Day = "due_on",
        held_on: Day = "held_on",
    }
}

table! {
    /// A review of a child in need plan.
    pub struct NeedReview in child_in_need_reviews = "child_in_need_reviews" gives NeedReviews {
        child_id: Text = "child_id",
        due_on: Day = "due_on",
        held_on: Day = "held_on",
    }
}

table! {
    /// Permanence considered for a child in care.
    pub struct PermanenceDecision in permanence_decisions = "permanence_decisions" gives PermanenceDecisions {
        child_id: Text = "child_id",
        considered_on: Day = "considered_on",
        plan: PermanencePlan = "plan",
        decided_by: Text = "decided_by",
    }
}

table! {
    /// Care proceedings.
    pub struct Proceedings in care_proceedings = "care_proceedings" gives Proceedings {
        child_id: Text = "child_id",
        issued_on: Day = "issued_on",
        concluded_on: Day = "concluded_on",
    }
}

table! {
    /// An arrangement of private fostering.
    pub struct PrivateFostering in private_fostering = "private_fostering" gives PrivateFostering {
        child_id: Text = "child_id",
        notified_on: Day = "notified_on",
        began_on: Day = "began_on",
        ended_on: Day = "ended_on",
    }
}

table! {
    /// A visit to a child who is privately fostered.
    pub struct PrivateFosteringVisit in private_fostering_visits = "private_fostering_visits" gives PrivateFosteringVisits {
        child_id: Text = "child_id",
        visited_on: Day = "visited_on",
    }
}

table! {
    /// A child with the disabled children's service.
    pub struct DisabledChild in disabled_children = "disabled_children" gives DisabledService {
        child_id: Text = "child_id",
        began_on: Day = "began_on",
        ended_on: Day = "ended_on",
        worker_id: Text = "worker_id",
        transition_plan_agreed_on: Day = "transition_plan_agreed_on",
        short_breaks_reviewed_on: Day = "short_breaks_reviewed_on",
    }
}

table! {
    /// A review of a personal education plan, due and held.
    pub struct EducationReview in personal_education_plans = "personal_education_plans" gives EducationReviews {
        child_id: Text = "child_id",
        due_on: Day = "due_on",
        held_on: Day = "held_on",
    }
}

table! {
    /// An advocate or independent visitor asked for, and given.
    pub struct Advocacy in advocacy = "advocacy" gives Advocacy {
        child_id: Text = "child_id",
        kind: Ally = "kind",
        requested_on: Day = "requested_on",
        matched_on: Day = "matched_on",
        ended_on: Day = "ended_on",
    }
}
