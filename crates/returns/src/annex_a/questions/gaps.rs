//! What should be there and is not.

use children::Day;
use children::codes::{Ethnicity, InTouch, PlacementType};

use super::{Asking, Kind, OfChild, each_list};
use crate::annex_a::AnnexA;
use crate::annex_a::lists::{
    CareLeaver, InCare, adoption, assessments, contacts, early_help, enquiries, in_care, leavers,
    need, plans, referrals,
};
use crate::annex_a::words::CaseStatus;
use crate::table::Rows;

const NO_WORKER: &str = "Work that nobody holds is the first thing looked for: who is responsible for this child today?";
const SOURCE: &str =
    "The front door is judged by who brings children to notice; a blank says nobody looked.";

pub(super) fn ask(annex: &AnnexA, asking: &mut Asking) {
    lists(annex, asking);
    each_list!(annex, rows => not_known(rows, asking));
    workers(annex, asking);
    asking.gap(
        &annex.contacts,
        contacts::source,
        |_| true,
        |row| row.source.is_given(),
        SOURCE,
    );
    asking.gap(
        &annex.referrals,
        referrals::source,
        |_| true,
        |row| row.source.is_given(),
        SOURCE,
    );
    asking.gap(
        &annex.enquiries,
        enquiries::start,
        |_| true,
        |row| row.start.is_given(),
        "A conference without the strategy discussion that led to it cannot be timed, and its enquiry may be missing.",
    );
    if !annex
        .early_help
        .rows
        .iter()
        .any(|row| row.completed.is_given())
    {
        asking.gap(
            &annex.early_help,
            early_help::completed,
            |_| true,
            |row| row.completed.is_given(),
            "Without the day an assessment was completed nobody can tell how long families wait for help.",
        );
    }
    in_need(annex, asking);
    in_care(annex, asking);
    leaving(annex, asking);
}

/// Lists that were not supplied, or hold nobody.
fn lists(annex: &AnnexA, asking: &mut Asking) {
    let supplied: Vec<(&'static str, usize)> = annex
        .supplied()
        .map(|(layout, _, rows)| (layout.name, rows))
        .collect();
    for layout in AnnexA::LAYOUTS {
        let words = match supplied.iter().find(|(name, _)| *name == layout.name) {
            None => "the list is not there",
            Some((_, 0)) => "the list has no rows",
            Some(_) => continue,
        };
        asking.questions.push(super::Question {
            list: layout.name,
            kind: Kind::Gap,
            rows: Vec::new(),
            of: 0,
            words: words.to_owned(),
            why: "All eleven lists are asked for on the first day; an empty one needs a sentence that says why.",
        });
    }
}

fn not_known<T: OfChild>(rows: &Rows<T>, asking: &mut Asking) {
    asking.ask(
        Kind::Gap,
        rows,
        |_| true,
        |row| !row.born().is_given(),
        "no date of birth",
        "Without it neither the child's age nor what they are owed at that age can be checked.",
    );
    asking.ask(
        Kind::Gap,
        rows,
        |row| row.age().value().is_none_or(|age| age.0 >= 0),
        |row| row.ethnicity().code().is_none_or(|code| code == Ethnicity::Nobt),
        "ethnicity blank or not yet obtained",
        "Inspectors ask whether practice answers to who the child is: it cannot where nobody wrote that down.",
    );
}

fn workers(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let open = |end: Option<Day>| end.is_none_or(|end| end > day);
    asking.gap(
        &annex.referrals,
        referrals::worker,
        |row| row.no_further_action.yes() != Some(true),
        |row| row.worker.is_given(),
        NO_WORKER,
    );
    asking.gap(
        &annex.assessments,
        assessments::worker,
        |row| open(row.authorised.value()),
        |row| row.worker.is_given(),
        NO_WORKER,
    );
    asking.gap(
        &annex.enquiries,
        enquiries::worker,
        |_| true,
        |row| row.worker.is_given(),
        NO_WORKER,
    );
    asking.gap(
        &annex.need,
        need::worker,
        |row| row.status.code() != Some(CaseStatus::Closed),
        |row| row.worker.is_given(),
        NO_WORKER,
    );
    asking.gap(
        &annex.plans,
        plans::worker,
        |row| open(row.end.value()),
        |row| row.worker.is_given(),
        NO_WORKER,
    );
    asking.gap(
        &annex.in_care,
        in_care::worker,
        |row| open(row.end.value()),
        |row| row.worker.is_given(),
        NO_WORKER,
    );
    asking.gap(
        &annex.leavers,
        leavers::worker,
        |_| true,
        |row| row.worker.is_given() || row.adviser.is_given(),
        NO_WORKER,
    );
}

/// Never seen, never visited.
fn in_need(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let begun = |from: Option<Day>, working_days: u32| {
        from.is_some_and(|from| from.plus_working_days(working_days) < day)
    };
    asking.gap(
        &annex.need,
        need::last_seen,
        |row| row.status.code() != Some(CaseStatus::Closed) && begun(row.start.value(), 10),
        |row| row.last_seen.is_given(),
        "A child open for more than ten working days whom the record never shows as seen: has anybody seen them?",
    );
    asking.gap(
        &annex.plans,
        plans::last_visit,
        |row| row.end.value().is_none_or(|end| end > day) && begun(row.start.value(), 10),
        |row| row.last_visit.is_given(),
        "A child on a protection plan for more than ten working days without any visit on the record.",
    );
    asking.gap(
        &annex.plans,
        plans::last_review,
        |row| {
            row.end.value().is_none_or(|end| end > day)
                && row
                    .start
                    .value()
                    .is_some_and(|from| from.plus_months(3) < day)
        },
        |row| row.last_review.is_given(),
        "The first review of a protection plan is due within three months of its beginning.",
    );
}

fn in_care(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let rows = &annex.in_care;
    let open_since = |row: &InCare, working_days: u32| {
        row.end.value().is_none_or(|end| end > day)
            && row
                .start
                .value()
                .is_some_and(|from| from.plus_working_days(working_days) < day)
    };
    let within =
        "A child in care must be visited within a week of coming in: none is on the record.";
    asking.gap(
        rows,
        in_care::last_visit,
        |row| open_since(row, 5),
        |row| row.last_visit.is_given(),
        within,
    );
    asking.gap(
        rows,
        in_care::last_review,
        |row| open_since(row, 20),
        |row| row.last_review.is_given(),
        "The first review is due within twenty working days of coming into care.",
    );
    asking.gap(
        rows,
        in_care::last_health,
        |row| open_since(row, 20),
        |row| row.last_health.is_given(),
        "The initial health assessment is due within twenty working days of coming into care.",
    );
    asking.gap(
        rows,
        in_care::last_dental,
        |row| open_since(row, 250),
        |row| row.last_dental.is_given(),
        "In care for a year with no dental check on the record.",
    );
    asking.gap(
        rows,
        in_care::permanence,
        |row| {
            open_since(row, 0)
                && row.start.value().is_some_and(|from| from.plus_months(4) < day)
        },
        |row| row.permanence.is_given(),
        "By the second review, four months in, there should be a plan for where the child will grow up.",
    );
    asking.gap(
        rows,
        in_care::placement,
        |row| open_since(row, 0),
        |row| row.placement.is_given(),
        "A child in care without a placement on the record: where are they living?",
    );
    asking.gap(
        rows,
        in_care::legal,
        |row| open_since(row, 0),
        |row| row.legal.is_given(),
        "Without a legal status nobody can tell by what right the council holds the child.",
    );
    let homes = |row: &InCare| {
        row.placement
            .code()
            .is_some_and(|kind| matches!(kind, PlacementType::K1 | PlacementType::K2))
    };
    asking.gap(
        rows,
        in_care::urn,
        |row| open_since(row, 0) && homes(row),
        |row| row.urn.is_given(),
        "A children's home without its number cannot be found in the register: is it registered?",
    );
}

fn leaving(annex: &AnnexA, asking: &mut Asking) {
    let rows = &annex.leavers;
    asking.gap(
        rows,
        leavers::in_touch,
        |_| true,
        |row| row.in_touch.is_given(),
        "Whether the council knows where its care leavers are is asked of every one of them.",
    );
    let reached = |row: &CareLeaver| row.in_touch.code() == Some(InTouch::Yes);
    let unknown =
        "The council is in touch, so it should know where the young person lives and what they do.";
    asking.gap(
        rows,
        leavers::accommodation,
        reached,
        |row| row.accommodation.is_given(),
        unknown,
    );
    asking.gap(
        rows,
        leavers::suitable,
        reached,
        |row| row.suitable.is_given(),
        unknown,
    );
    asking.gap(
        rows,
        leavers::activity,
        reached,
        |row| row.activity.is_given(),
        unknown,
    );
    if annex.has_newer_columns() == Some(true) {
        asking.gap(
            rows,
            leavers::latest_plan,
            |_| true,
            |row| row.latest_plan.is_given(),
            "Every care leaver has a pathway plan; a blank means none was written or nobody recorded it.",
        );
        asking.gap(
            rows,
            leavers::latest_contact,
            reached,
            |row| row.latest_contact.is_given(),
            "In touch without a date of contact: how is that known?",
        );
        asking.gap(
            rows,
            leavers::adviser,
            |_| true,
            |row| row.adviser.is_given(),
            "Every care leaver is owed a personal adviser.",
        );
    }
    asking.gap(
        &annex.adoption,
        adoption::decided,
        |_| true,
        |row| row.decided.is_given(),
        "No child is placed for adoption without the decision of the agency's decision maker.",
    );
}
