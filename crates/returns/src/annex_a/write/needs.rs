//! What each list and column is made of, so that what cannot be filled can be said with its reason.

use children::service::Fact;

use crate::annex_a::lists::{
    adopters, adoption, assessments, contacts, early_help, enquiries, in_care, leavers, need,
    plans, referrals,
};
use crate::table::Column;

/// The tables a list is made of: any of them is enough.
pub(super) fn of_list(list: &str) -> &'static [Fact] {
    match list {
        "List 1" => &[Fact::Contacts],
        "List 2" => &[Fact::EarlyHelp],
        "List 3" => &[Fact::Referrals],
        "List 4" => &[Fact::Assessments],
        "List 5" => &[Fact::Enquiries],
        "List 6" => &[
            Fact::Referrals,
            Fact::NeedPlans,
            Fact::Plans,
            Fact::CareEpisodes,
            Fact::AnnexChildrenInNeed,
            Fact::AnnexInCare,
        ],
        "List 7" => &[Fact::Plans],
        "List 8" => &[Fact::CareEpisodes, Fact::AnnexInCare],
        "List 9" => &[Fact::Leavers],
        "List 10" => &[Fact::Permanence, Fact::AnnexAdoption],
        _ => &[Fact::Adopters],
    }
}

/// The tables a column is made of besides those of its list: any of them is enough.
pub(super) fn of_column(column: Column) -> Option<&'static [Fact]> {
    const DISABLED: &[Fact] = &[Fact::Disabilities];
    const HOLDERS: &[Fact] = &[Fact::Involvements];
    const IMMIGRATION: &[Fact] = &[Fact::Immigration];
    const VISITS: &[Fact] = &[
        Fact::NeedVisits,
        Fact::PlanVisits,
        Fact::CareVisits,
        Fact::AnnexChildrenInNeed,
    ];
    const TABLE: &[(Column, &[Fact])] = &[
        (assessments::disabled, DISABLED),
        (enquiries::disabled, DISABLED),
        (need::disabled, DISABLED),
        (plans::disabled, DISABLED),
        (in_care::disabled, DISABLED),
        (leavers::disabled, DISABLED),
        (adoption::disabled, DISABLED),
        (referrals::team, HOLDERS),
        (referrals::worker, HOLDERS),
        (assessments::team, HOLDERS),
        (assessments::worker, HOLDERS),
        (enquiries::team, HOLDERS),
        (enquiries::worker, HOLDERS),
        (need::team, HOLDERS),
        (need::worker, HOLDERS),
        (plans::team, HOLDERS),
        (plans::worker, HOLDERS),
        (in_care::team, HOLDERS),
        (in_care::worker, HOLDERS),
        (leavers::adviser, HOLDERS),
        (enquiries::conference, &[Fact::Conferences]),
        (enquiries::plan, &[Fact::Conferences]),
        (enquiries::conferences_in_year, &[Fact::Conferences]),
        (need::need, &[Fact::Referrals, Fact::AnnexChildrenInNeed]),
        (need::reason, &[Fact::Referrals, Fact::AnnexChildrenInNeed]),
        (need::last_seen, VISITS),
        (plans::last_visit, &[Fact::PlanVisits]),
        (plans::seen_alone, &[Fact::PlanVisits]),
        (plans::last_review, &[Fact::PlanReviews]),
        (plans::emergency, &[Fact::LegalStatuses]),
        (in_care::unaccompanied, IMMIGRATION),
        (in_care::need, &[Fact::Referrals, Fact::AnnexInCare]),
        (
            in_care::legal_from,
            &[Fact::LegalStatuses, Fact::AnnexInCare],
        ),
        (in_care::legal, &[Fact::LegalStatuses, Fact::AnnexInCare]),
        (in_care::last_review, &[Fact::CareReviews]),
        (in_care::last_visit, &[Fact::CareVisits]),
        (in_care::permanence, &[Fact::CarePlans]),
        (in_care::last_health, &[Fact::Health]),
        (in_care::last_dental, &[Fact::Health]),
        (in_care::placements_in_year, &[Fact::Placements]),
        (in_care::placement_from, &[Fact::Placements]),
        (in_care::placement, &[Fact::Placements]),
        (in_care::provider, &[Fact::Placements]),
        (in_care::urn, &[Fact::Placements]),
        (in_care::location, &[Fact::Placements]),
        (in_care::missing_in_year, &[Fact::Missing]),
        (in_care::absent_in_year, &[Fact::Missing]),
        (in_care::interview_offered, &[Fact::Missing]),
        (in_care::interview_accepted, &[Fact::Missing]),
        (leavers::unaccompanied, IMMIGRATION),
    ];
    TABLE
        .iter()
        .find(|(each, _)| *each == column)
        .map(|(_, facts)| *facts)
}

/// Why no loaded source can fill a column, in words; none for a column that can be filled.
pub(super) fn not_held(column: Column) -> Option<&'static str> {
    if column == early_help::organisation {
        Some(
            "what is loaded tells only whether the council or a partner did it, not the organisation's name",
        )
    } else if column == in_care::postcode {
        Some("postcodes of placements are not kept once loaded")
    } else if column == in_care::authority {
        Some("it is worked out from the postcode of the placement, which is not kept once loaded")
    } else if column == adoption::family {
        Some("it names the adoptive family, which no table that is loaded links to the child")
    } else {
        None
    }
}

/// Why a column is blank in every row, for columns that some sources fill and others have no place for.
pub(super) fn blank_throughout(column: Column) -> Option<&'static str> {
    if column == early_help::completed {
        Some("what is loaded has the end of the help, not the day its assessment was completed")
    } else if column == in_care::location {
        Some("it is worked out from the postcode of the placement, which is not kept once loaded")
    } else {
        None
    }
}

/// What an Annex A tells and does not let anyone make again: counts of months it does not hold, and what stands in its
/// row for that day alone.
pub(super) fn lost_in_annex(column: Column) -> bool {
    [
        referrals::in_year,
        enquiries::enquiries_in_year,
        enquiries::conferences_in_year,
        plans::emergency,
        plans::earlier_plans,
        in_care::again_in_year,
        in_care::permanence,
        in_care::placements_in_year,
        in_care::missing_in_year,
        in_care::absent_in_year,
        in_care::interview_offered,
        in_care::interview_accepted,
        leavers::adviser,
    ]
    .contains(&column)
}

/// The date that places a record in a list's period.
pub(super) fn is_date_of_list(column: Column) -> bool {
    [
        contacts::on,
        early_help::start,
        referrals::on,
        assessments::start,
        enquiries::start,
        plans::start,
        in_care::start,
        adoption::decided,
        adopters::enquired,
    ]
    .contains(&column)
}

/// Whether a blank says something in a column (no end yet, nobody held it yet) or is a gap.
pub(super) fn may_be_blank(column: Column) -> bool {
    [
        early_help::completed,
        assessments::authorised,
        assessments::needs_support,
        enquiries::no_conference_needed,
        enquiries::conference,
        enquiries::plan,
        need::closed,
        need::reason,
        plans::last_review,
        plans::end,
        in_care::last_review,
        in_care::end,
        in_care::reason,
        in_care::urn,
        in_care::interview_offered,
        in_care::interview_accepted,
        adoption::placement_order,
        adoption::matched,
        adoption::placed,
        adoption::ordered,
        adoption::reversed,
        adoption::reversal,
        adoption::early_placed,
        adopters::stage_one_started,
        adopters::stage_one_ended,
        adopters::stage_two_started,
        adopters::stage_two_ended,
        adopters::applied,
        adopters::approved,
        adopters::matched,
        adopters::placed,
        adopters::children_placed,
        adopters::ordered,
        adopters::left,
        adopters::left_why,
    ]
    .contains(&column)
}

/// Columns filled with what was recorded last, of which the sources keep no day.
pub(super) fn is_undated(column: Column) -> bool {
    [
        plans::latest_category,
        leavers::eligibility,
        leavers::in_touch,
        leavers::accommodation,
        leavers::suitable,
        leavers::activity,
    ]
    .contains(&column)
}
