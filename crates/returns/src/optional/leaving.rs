//! Care leavers. Tables of the council's own.

use children::Day;
use children::leaving::NotInWorkReason;

use crate::cell::Text;
use crate::table::table;

table! {
    /// A pathway plan.
    pub struct PathwayPlan in pathway_plans = "pathway_plans" gives PathwayPlans {
        child_id: Text = "child_id",
        agreed_on: Day = "agreed_on",
        reviewed_on: Day = "reviewed_on",
    }
}

table! {
    /// Why a care leaver is not in education or work.
    pub struct NotInWork in not_in_work = "not_in_work" gives NotInWork {
        child_id: Text = "child_id",
        from: Day = "from",
        to: Day = "to",
        reason: NotInWorkReason = "reason",
    }
}
