//! What the dataset says of leaving care, and of adoption.

use children::Day;
use children::codes::PermanenceOrder;

use super::super::Origin::Safeguarding;
use super::super::What;
use super::super::said::{Says, Value};
use crate::safeguarding::child::Child;

/// What a care leaver's record says.
pub(super) fn leaving(child: &Child<'_>, says: &mut Says<'_>) {
    for row in &child.leavers {
        says.that(
            Safeguarding,
            What::Eligibility,
            row,
            row.care_leaver_eligibility.value().map(Value::code),
        );
        says.that(
            Safeguarding,
            What::InTouch,
            row,
            row.care_leaver_in_touch.value().map(Value::code),
        );
        says.that(
            Safeguarding,
            What::LeaverContact,
            row,
            row.care_leaver_latest_contact.value().map(Value::Day),
        );
        says.that(
            Safeguarding,
            What::Accommodation,
            row,
            row.care_leaver_accommodation.value().map(Value::code),
        );
        says.that(
            Safeguarding,
            What::Suitable,
            row,
            row.care_leaver_accom_suitable.yes().map(Value::Yes),
        );
        says.that(
            Safeguarding,
            What::Activity,
            row,
            row.care_leaver_activity.value().map(Value::code),
        );
        says.that(
            Safeguarding,
            What::PathwayPlan,
            row,
            row.pathway_plan_review_date.value().map(Value::Day),
        );
    }
}

/// The steps to adoption taken by the day.
pub(super) fn adoption(child: &Child<'_>, says: &mut Says<'_>) {
    let Some(row) = child.permanence.last() else {
        return;
    };
    let adopted = row.permanence_order_type.value() == Some(PermanenceOrder::Adoption);
    let ordered = row.permanence_order_date.value().filter(|_| adopted);
    let up_to = |day: Option<Day>| day.filter(|day| *day <= says.on).map(Value::Day);
    let dates = [
        (What::AdoptionDecision, up_to(row.adm_decision_date.value())),
        (
            What::PlacementOrder,
            up_to(row.placement_order_date.value()),
        ),
        (What::Matched, up_to(row.matched_date.value())),
        (
            What::PlacedForAdoption,
            up_to(row.placed_for_adoption_date.value()),
        ),
        (What::AdoptionOrder, up_to(ordered)),
        (
            What::AdoptionReversed,
            up_to(row.decision_reversed_date.value()),
        ),
    ];
    for (what, value) in dates {
        says.that(Safeguarding, what, row, value);
    }
}
