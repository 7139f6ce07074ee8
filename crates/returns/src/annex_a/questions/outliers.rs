//! What is far from the usual, or past a time that guidance sets.

use children::Day;
use children::codes::{Accommodation, InTouch, LegalStatus};

use super::{Asking, Kind};
use crate::annex_a::AnnexA;
use crate::annex_a::lists::{Assessment, InCare, ProtectionPlan};
use crate::annex_a::words::{CaseStatus, Location};

/// Days after which contact with a care leaver is no longer recent.
const LEAVER_CONTACT: i32 = 56;

pub(super) fn ask(annex: &AnnexA, asking: &mut Asking) {
    front_door(annex, asking);
    plans(annex, asking);
    in_care(annex, asking);
    checks(annex, asking);
    leaving(annex, asking);
}

fn front_door(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    // Where no row has the day of completion, it is not recorded at all, and that is another question.
    let told = annex
        .early_help
        .rows
        .iter()
        .any(|row| row.completed.is_given());
    asking.ask(
        Kind::Outlier,
        &annex.early_help,
        |row| told && !row.completed.is_given(),
        |row| {
            row.start
                .value()
                .is_some_and(|on| on.plus_working_days(45) < day)
        },
        "early help assessments still open after 45 working days",
        "Help that is still being assessed after nine weeks is help not given.",
    );
    asking.ask(
        Kind::Outlier,
        &annex.referrals,
        |_| true,
        |row| row.in_year.value().is_some_and(|times| times >= 2),
        "two or more other referrals within twelve months",
        "Children who keep coming back show whether earlier decisions to close were right.",
    );
    let open = |row: &Assessment| row.authorised.value().is_none_or(|on| on > day);
    asking.ask(
        Kind::Outlier,
        &annex.assessments,
        open,
        |row| {
            row.start
                .value()
                .is_some_and(|on| on.plus_working_days(45) < day)
        },
        "still open after 45 working days",
        "Guidance allows 45 working days from referral; the oldest ones are asked about by name.",
    );
    asking.ask(
        Kind::Outlier,
        &annex.assessments,
        |row| !open(row),
        |row| {
            row.start.value().is_some_and(|on| {
                row.authorised
                    .value()
                    .is_some_and(|end| end > on.plus_working_days(45))
            })
        },
        "took longer than 45 working days",
        "Guidance allows 45 working days from referral.",
    );
    asking.ask(
        Kind::Outlier,
        &annex.assessments,
        |row| !open(row),
        |row| row.seen.yes() == Some(false),
        "finished without the child being seen",
        "An assessment of a child whom nobody saw has to be explained.",
    );
    asking.ask(
        Kind::Outlier,
        &annex.enquiries,
        |row| row.conference.value().is_some(),
        |row| {
            row.start.value().is_some_and(|on| {
                row.conference
                    .value()
                    .is_some_and(|held| held > on.plus_working_days(15))
            })
        },
        "the conference was held more than 15 working days after the strategy discussion",
        "The conference is due within fifteen working days of the strategy discussion.",
    );
    asking.ask(
        Kind::Outlier,
        &annex.enquiries,
        |row| !row.conference.is_given() && row.no_conference_needed.yes().is_none(),
        |row| row.start.value().is_some_and(|on| on.plus_working_days(15) < day),
        "begun more than 15 working days ago with neither a conference nor the word that none was needed",
        "A child at risk for whom nothing was decided, or an enquiry that was never closed on the record.",
    );
    asking.ask(
        Kind::Outlier,
        &annex.need,
        |row| {
            row.status.code() == Some(CaseStatus::NeedPlan)
                || row.status.code() == Some(CaseStatus::Open)
        },
        |row| {
            row.last_seen
                .value()
                .is_some_and(|on| day.days_since(on) > 42)
        },
        "last seen more than six weeks ago",
        "Most councils see children in need at least every six weeks; drift shows here first.",
    );
    asking.ask(
        Kind::Outlier,
        &annex.need,
        |row| {
            row.status.code() == Some(CaseStatus::NeedPlan)
                || row.status.code() == Some(CaseStatus::Open)
        },
        |row| row.start.value().is_some_and(|on| on.plus_months(24) < day),
        "open without care or protection plan for more than two years",
        "Help that has gone on for years is asked what it has changed.",
    );
}

fn plans(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let rows = &annex.plans;
    let open = |row: &ProtectionPlan| row.end.value().is_none_or(|end| end > day);
    let longest = rows
        .rows
        .iter()
        .filter(|row| open(row))
        .filter_map(|row| row.start.value())
        .min()
        .map_or(0, |from| day.months_since(from));
    asking.ask(
        Kind::Outlier,
        rows,
        open,
        |row| over(row.start.value(), 24, day),
        &format!("running for more than two years, the longest for {longest} months"),
        "Long plans are read one by one: has the risk gone down, and if not, why is the child still there?",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && !over(row.start.value(), 24, day),
        |row| over(row.start.value(), 15, day),
        "running for between fifteen months and two years",
        "These become the long plans of the next inspection.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        open,
        |row| row.earlier_plans.value().is_some_and(|times| times >= 2),
        "a third or later plan",
        "A child on a plan again and again: what did the earlier ones leave undone?",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.last_visit.is_given(),
        |row| {
            row.last_visit
                .value()
                .is_some_and(|on| on.plus_working_days(20) < day)
        },
        "last visited more than 20 working days ago",
        "Councils set ten or twenty working days; past twenty no local rule covers it.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.last_visit.is_given(),
        |row| row.seen_alone.yes() == Some(false),
        "not seen alone at the last visit",
        "What a child says when nobody else is in the room is what the visit is for; with young children the reason is enough.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.last_review.is_given(),
        |row| over(row.last_review.value(), 6, day),
        "last reviewed more than six months ago",
        "Reviews after the first are due every six months at most.",
    );
}

/// More than so many months before the day.
fn over(on: Option<Day>, months: i32, day: Day) -> bool {
    on.is_some_and(|on| on.plus_months(months) < day)
}

fn in_care(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let rows = &annex.in_care;
    let open = |row: &InCare| row.end.value().is_none_or(|end| end > day);
    let most = rows
        .rows
        .iter()
        .filter(|row| open(row))
        .filter_map(|row| row.placements_in_year.value())
        .max()
        .unwrap_or(0);
    asking.ask(
        Kind::Outlier,
        rows,
        open,
        |row| row.placements_in_year.value().is_some_and(|times| times >= 3),
        &format!("three or more placements in twelve months, at most {most}"),
        "Three or more in a year is the national measure of instability; the children with the most are asked about by name.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        open,
        |row| row.missing_in_year.value().is_some_and(|times| times >= 3),
        "missing three times or more in twelve months",
        "Repeated absence is a sign of risk outside the home; the response to each is read.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| row.missing_in_year.value().is_some_and(|times| times > 0),
        |row| row.interview_offered.yes() == Some(false),
        "missing, and no return interview offered after the last time",
        "The interview is owed to every child who comes back.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.legal.code() == Some(LegalStatus::V2) && row.unaccompanied.yes() != Some(true),
        |row| over(row.legal_from.value(), 6, day),
        "accommodated under section 20 for more than six months",
        "Courts and inspectors ask whether agreement is being used where a decision should have been made.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.last_visit.is_given(),
        |row| row.last_visit.value().is_some_and(|on| day.days_since(on) > 42),
        "last visited more than six weeks ago",
        "Visits are due every six weeks, or every three months once a placement is agreed to be permanent.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.last_review.is_given(),
        |row| over(row.last_review.value(), 6, day),
        "last reviewed more than six months ago",
        "Reviews after the second are due every six months at most.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.last_reviewing_officer.is_given(),
        |row| over(row.last_reviewing_officer.value(), 6, day),
        "no contact with the reviewing officer for more than six months",
        "The reviewing officer is to speak with the child before every review.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.location.code() == Some(Location::Outside),
        |row| {
            row.last_visit
                .value()
                .is_none_or(|on| day.days_since(on) > 42)
        },
        "placed outside the authority and not visited in six weeks",
        "Children far from home are the easiest to lose sight of.",
    );
}

/// Health and teeth.
fn checks(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let rows = &annex.in_care;
    let open = |row: &InCare| row.end.value().is_none_or(|end| end > day);
    let small = |row: &InCare| {
        row.born
            .value()
            .and_then(|born| Day::age(born, day))
            .is_some_and(|age| age < 5)
    };
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.last_health.is_given(),
        |row| {
            over(
                row.last_health.value(),
                if small(row) { 6 } else { 12 },
                day,
            )
        },
        "the last health assessment is older than it may be",
        "Due every six months under the age of five and every twelve after.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| open(row) && row.last_dental.is_given(),
        |row| over(row.last_dental.value(), 12, day),
        "the last dental check is more than a year ago",
        "The national measure counts a check within twelve months.",
    );
}

fn leaving(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let rows = &annex.leavers;
    asking.ask(
        Kind::Outlier,
        rows,
        |row| row.in_touch.code() == Some(InTouch::Yes) && row.latest_contact.is_given(),
        |row| {
            row.latest_contact
                .value()
                .is_some_and(|on| day.days_since(on) > LEAVER_CONTACT)
        },
        "in touch, with the last contact more than eight weeks ago",
        "“In touch” is asked as of now; eight weeks is the time councils set.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |row| row.latest_plan.is_given(),
        |row| over(row.latest_plan.value(), 6, day),
        "the pathway plan was last reviewed more than six months ago",
        "Pathway plans are reviewed every six months at most.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |_| true,
        |row| row.in_touch.code() == Some(InTouch::No),
        "not in touch",
        "What has been done to find them is asked of each.",
    );
    asking.ask(
        Kind::Outlier,
        rows,
        |_| true,
        |row| {
            matches!(
                row.accommodation.code(),
                Some(Accommodation::S | Accommodation::V | Accommodation::W)
            )
        },
        "without a fixed home, in emergency accommodation or in bed and breakfast",
        "Guidance holds bed and breakfast unsuitable for young people who leave care.",
    );
    asking.ask(
        Kind::Outlier,
        &annex.adoption,
        |row| !row.ordered.is_given() && !row.reversed.is_given() && !row.matched.is_given(),
        |row| over(row.decided.value(), 12, day),
        "decided for adoption more than a year ago and not matched",
        "Either the search goes on or the plan should have changed: which, and who decided?",
    );
}
