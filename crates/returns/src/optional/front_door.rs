//! The front door, early help and family hubs. Tables of the council's own.

use children::{Day, Moment};

use crate::cell::Text;
use crate::table::table;

table! {
    /// When a contact was received and decided on. Neither the safeguarding dataset nor Annex A holds the times.
    pub struct ContactDecision in contact_decisions = "contact_decisions" gives ContactDecisions {
        contact_id: Text = "contact_id",
        child_id: Text = "child_id",
        received: Moment = "received" | "received_at",
        decided: Moment = "decided" | "decided_at",
        decision: Text = "decision",
        decided_by: Text = "decided_by",
    }
}

table! {
    /// The use of a family hub in a month.
    pub struct HubMonth in family_hubs = "family_hubs" gives Hubs {
        hub: Text = "hub",
        month: Day = "month",
        families: i32 = "families",
        children: i32 = "children",
    }
}
