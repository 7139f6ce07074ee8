//! What Annex A says of a child.

use children::codes::{EthnicGroup, Sex};

use super::Origin::AnnexA;
use super::What;
use super::said::{Says, Value};
use crate::annex_a::child::{Child, in_each_list};
use crate::annex_a::words::{CaseStatus, Suitability};

/// Says all of it.
pub(super) fn say(child: &Child<'_>, says: &mut Says<'_>) {
    in_each_list!(child, rows => for row in rows {
        let sex = row.gender.code().filter(|sex| *sex != Sex::Unknown);
        let ethnicity = row.ethnicity.code();
        let ethnicity = ethnicity.filter(|code| code.group() != EthnicGroup::NotKnown);
        says.that(AnnexA, What::Born, row, row.born.value().map(Value::Day));
        says.that(AnnexA, What::Sex, row, sex.map(Value::code));
        says.that(AnnexA, What::Ethnicity, row, ethnicity.map(Value::code));
    });
    in_each_list!(child, rows => for row in rows {
        says.that(AnnexA, What::Disabled, row, row.disabled.yes().map(Value::Yes));
    }, assessments enquiries need plans in_care leavers adoption);
    need(child, says);
    protection(child, says);
    care(child, says);
    leaving(child, says);
    adoption(child, says);
}

fn need(child: &Child<'_>, says: &mut Says<'_>) {
    let Some(row) = child.need.last() else {
        return;
    };
    let closed = row.closed.value();
    let status = row.status.code().map(status_word).map(Value::Code);
    says.that(AnnexA, What::Status, row, status);
    says.that(
        AnnexA,
        What::NeedStart,
        row,
        row.start.value().map(Value::Day),
    );
    says.that(
        AnnexA,
        What::NeedEnd,
        row,
        Some(Value::end(closed, says.on)),
    );
    if closed.is_none() {
        says.worker(AnnexA, row, row.worker.text());
    }
}

fn protection(child: &Child<'_>, says: &mut Says<'_>) {
    let Some(row) = child.plans.last() else {
        return;
    };
    let end = row.end.value();
    says.that(
        AnnexA,
        What::PlanStart,
        row,
        row.start.value().map(Value::Day),
    );
    says.that(AnnexA, What::PlanEnd, row, Some(Value::end(end, says.on)));
    says.that(
        AnnexA,
        What::PlanCategory,
        row,
        row.latest_category.code().map(Value::code),
    );
    says.that(
        AnnexA,
        What::PlanVisit,
        row,
        row.last_visit.value().map(Value::Day),
    );
    says.that(
        AnnexA,
        What::PlanReview,
        row,
        row.last_review.value().map(Value::Day),
    );
    if end.is_none() {
        says.worker(AnnexA, row, row.worker.text());
    }
}

fn care(child: &Child<'_>, says: &mut Says<'_>) {
    let Some(row) = child.in_care.last() else {
        return;
    };
    let end = row.end.value();
    says.that(
        AnnexA,
        What::EnteredCare,
        row,
        row.start.value().map(Value::Day),
    );
    says.that(AnnexA, What::LeftCare, row, Some(Value::end(end, says.on)));
    says.that(
        AnnexA,
        What::LegalStatus,
        row,
        row.legal.code().map(Value::code),
    );
    says.that(
        AnnexA,
        What::PlacementStart,
        row,
        row.placement_from.value().map(Value::Day),
    );
    says.that(
        AnnexA,
        What::Placement,
        row,
        row.placement.code().map(Value::code),
    );
    says.that(
        AnnexA,
        What::CareVisit,
        row,
        row.last_visit.value().map(Value::Day),
    );
    says.that(
        AnnexA,
        What::CareReview,
        row,
        row.last_review.value().map(Value::Day),
    );
    says.that(
        AnnexA,
        What::ReviewingOfficer,
        row,
        row.last_reviewing_officer.value().map(Value::Day),
    );
    says.that(
        AnnexA,
        What::Health,
        row,
        row.last_health.value().map(Value::Day),
    );
    says.that(
        AnnexA,
        What::Dental,
        row,
        row.last_dental.value().map(Value::Day),
    );
    says.that(
        AnnexA,
        What::MissingInYear,
        row,
        row.missing_in_year.value().map(Value::Count),
    );
    says.that(
        AnnexA,
        What::InterviewOffered,
        row,
        row.interview_offered.yes().map(Value::Yes),
    );
    if end.is_none() {
        says.worker(AnnexA, row, row.worker.text());
    }
}

fn leaving(child: &Child<'_>, says: &mut Says<'_>) {
    for row in &child.leavers {
        let suitable = row
            .suitable
            .code()
            .map(|word| word == Suitability::Suitable);
        says.that(
            AnnexA,
            What::Eligibility,
            row,
            row.eligibility.code().map(Value::code),
        );
        says.that(
            AnnexA,
            What::InTouch,
            row,
            row.in_touch.code().map(Value::code),
        );
        says.that(
            AnnexA,
            What::LeaverContact,
            row,
            row.latest_contact.value().map(Value::Day),
        );
        says.that(
            AnnexA,
            What::Accommodation,
            row,
            row.accommodation.code().map(Value::code),
        );
        says.that(AnnexA, What::Suitable, row, suitable.map(Value::Yes));
        says.that(
            AnnexA,
            What::Activity,
            row,
            row.activity.code().map(Value::code),
        );
        says.that(
            AnnexA,
            What::PathwayPlan,
            row,
            row.latest_plan.value().map(Value::Day),
        );
    }
}

fn adoption(child: &Child<'_>, says: &mut Says<'_>) {
    let Some(row) = child.adoption.last() else {
        return;
    };
    let dates = [
        (What::AdoptionDecision, row.decided.value()),
        (What::PlacementOrder, row.placement_order.value()),
        (What::Matched, row.matched.value()),
        (What::PlacedForAdoption, row.placed.value()),
        (What::AdoptionOrder, row.ordered.value()),
        (What::AdoptionReversed, row.reversed.value()),
    ];
    for (what, day) in dates {
        says.that(AnnexA, what, row, day.map(Value::Day));
    }
}

/// A case status as it is compared and shown.
pub(super) fn status_word(status: CaseStatus) -> &'static str {
    match status {
        CaseStatus::InCare => "in care",
        CaseStatus::ProtectionPlan => "child protection plan",
        CaseStatus::NeedPlan => "child in need plan",
        CaseStatus::Open => "open",
        CaseStatus::Closed => "closed",
    }
}
