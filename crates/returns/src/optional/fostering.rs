//! Foster households. Tables of the council's own.

use children::Day;
use children::service::HouseholdKind;

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// A foster household, from first enquiry to leaving.
    pub struct FosterHousehold in foster_households = "foster_households" gives Households {
        household_id: Text = "household_id",
        kind: HouseholdKind = "kind",
        enquired_on: Day = "enquired_on",
        visited_on: Day = "visited_on",
        applied_on: Day = "applied_on",
        approved_on: Day = "approved_on",
        ended_on: Day = "ended_on",
        ended_why: Text = "ended_why",
        places: i32 = "places",
        places_not_available: i32 = "places_not_available",
        reviewed_on: Day = "reviewed_on" | "last_annual_review",
    }
}

table! {
    /// A concern or complaint by or about foster carers.
    pub struct FosterConcern in foster_concerns = "foster_concerns" gives HouseholdConcerns {
        household_id: Text = "household_id",
        raised_on: Day = "raised_on",
        raised_by_carers: YesNo = "raised_by_carers",
        resolved_on: Day = "resolved_on",
    }
}

table! {
    /// A child in a foster household.
    pub struct FosterPlace in foster_places = "foster_places" gives HouseholdPlaces {
        household_id: Text = "household_id",
        child_id: Text = "child_id",
        from: Day = "from",
        to: Day = "to",
    }
}
