//! Things that cannot both be so: in one row, and between lists.

use std::collections::{HashMap, HashSet};

use children::Day;
use children::codes::{CeaseReason, Eligibility};

use super::{Asking, Kind, OfChild, each_list};
use crate::annex_a::AnnexA;
use crate::annex_a::words::CaseStatus;
use crate::table::Rows;

pub(super) fn ask(annex: &AnnexA, asking: &mut Asking) {
    dates(annex, asking);
    repeats(annex, asking);
    who_is_who(annex, asking);
    statuses(annex, asking);
    conferences(annex, asking);
    leaving(annex, asking);
    counts(annex, asking);
}

/// Dates out of order, and dates after the day of the lists.
fn dates(annex: &AnnexA, asking: &mut Asking) {
    const WHY: &str =
        "A date before the one it must follow makes every time worked out from it wrong.";
    let before = |later: Option<Day>, earlier: Option<Day>| {
        later
            .zip(earlier)
            .is_some_and(|(later, earlier)| later < earlier)
    };
    asking.ask(
        Kind::Contradiction,
        &annex.early_help,
        |_| true,
        |row| before(row.completed.value(), row.start.value()),
        "completed before they began",
        WHY,
    );
    asking.ask(
        Kind::Contradiction,
        &annex.assessments,
        |_| true,
        |row| before(row.authorised.value(), row.start.value()),
        "authorised before they began",
        WHY,
    );
    asking.ask(
        Kind::Contradiction,
        &annex.enquiries,
        |_| true,
        |row| before(row.conference.value(), row.start.value()),
        "the conference was held before the strategy discussion",
        WHY,
    );
    asking.ask(
        Kind::Contradiction,
        &annex.plans,
        |_| true,
        |row| before(row.end.value(), row.start.value()),
        "ended before they began",
        WHY,
    );
    asking.ask(
        Kind::Contradiction,
        &annex.in_care,
        |_| true,
        |row| before(row.end.value(), row.start.value()),
        "left care before they came into care",
        WHY,
    );
    asking.ask(
        Kind::Contradiction,
        &annex.adoption,
        |_| true,
        |row| {
            before(row.placed.value(), row.matched.value())
                || before(row.ordered.value(), row.placed.value())
        },
        "placed before the match, or adopted before placed",
        WHY,
    );
    asking.ask(
        Kind::Contradiction,
        &annex.enquiries,
        |_| true,
        |row| row.plan.yes() == Some(true) && !row.conference.is_given(),
        "the conference made a plan, and no date says when it was held",
        "One of the two columns is wrong, and the time to conference cannot be worked out.",
    );
}

/// The children of the rows of a kind.
fn children<'a, T: OfChild>(
    rows: &'a Rows<T>,
    which: impl Fn(&T) -> bool + 'a,
) -> HashSet<&'a str> {
    rows.rows
        .iter()
        .filter(|row| which(row))
        .map(|row| row.child_id().text())
        .collect()
}

/// The same child twice in a list that has one row a child.
fn repeats(annex: &AnnexA, asking: &mut Asking) {
    let why = "The list has one row a child: counts made from it are too high.";
    fn twice<T: OfChild>(rows: &Rows<T>, why: &'static str, asking: &mut Asking) {
        let mut seen: HashSet<&str> = HashSet::new();
        let again = (0..)
            .zip(&rows.rows)
            .filter(|(_, row)| row.child_id().is_given() && !seen.insert(row.child_id().text()))
            .map(|(place, _)| place)
            .collect();
        let of = super::count(rows.rows.len());
        asking.ask_of::<T>(
            Kind::Contradiction,
            again,
            of,
            "the child is in the list twice",
            why,
        );
    }
    twice(&annex.need, why, asking);
    twice(&annex.in_care, why, asking);
    twice(&annex.leavers, why, asking);
    twice(&annex.adoption, why, asking);
}

/// Date of birth, gender and ethnicity that differ from the first list the child is in.
fn who_is_who(annex: &AnnexA, asking: &mut Asking) {
    let mut first = First::default();
    each_list!(annex, rows => first.check(rows, asking));
}

/// What the lists so far say of each child.
#[derive(Default)]
struct First<'a> {
    seen: HashMap<&'a str, Said>,
}

/// Date of birth, gender and ethnicity.
type Said = (Option<Day>, Option<&'static str>, Option<&'static str>);

impl<'a> First<'a> {
    fn check<T: OfChild>(&mut self, rows: &'a Rows<T>, asking: &mut Asking) {
        let mut other = Vec::new();
        for (place, row) in (0..).zip(&rows.rows) {
            if !row.child_id().is_given() {
                continue;
            }
            let born = row.born().value();
            let gender = row.gender().value().map(|code| code.form());
            let ethnicity = row.ethnicity().value().map(|code| code.form());
            let known = self.seen.entry(row.child_id().text()).or_default();
            let differs = known.0.zip(born).is_some_and(|(a, b)| a != b)
                || known.1.zip(gender).is_some_and(|(a, b)| a != b)
                || known.2.zip(ethnicity).is_some_and(|(a, b)| a != b);
            if differs {
                other.push(place);
            }
            known.0 = known.0.or(born);
            known.1 = known.1.or(gender);
            known.2 = known.2.or(ethnicity);
        }
        asking.ask_of::<T>(
            Kind::Contradiction,
            other,
            super::count(rows.rows.len()),
            "date of birth, gender or ethnicity differs from another row of the same child",
            "One child, two descriptions: which record is right, and do the lists come from one system?",
        );
    }
}

/// Lists 6, 7 and 8 say the same of who is in care and on a plan.
fn statuses(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let open = |end: Option<Day>| end.is_none_or(|end| end > day);
    let (need, plans, care) = (&annex.need, &annex.plans, &annex.in_care);
    let on_plan = children(plans, |row| open(row.end.value()));
    let in_care = children(care, |row| open(row.end.value()));
    if need.supplied() {
        let as_in_care = children(need, |row| row.status.code() == Some(CaseStatus::InCare));
        let as_either = children(need, |row| {
            matches!(
                row.status.code(),
                Some(CaseStatus::InCare | CaseStatus::ProtectionPlan)
            )
        });
        asking.ask(
            Kind::Contradiction,
            care,
            |row| open(row.end.value()),
            |row| !as_in_care.contains(row.child_id.text()),
            "in care here and not as looked after in list 6",
            "The two lists count the same children; the number of children in care is asked on the first morning.",
        );
        asking.ask(
            Kind::Contradiction,
            plans,
            |row| open(row.end.value()),
            |row| !as_either.contains(row.child_id.text()),
            "on a plan here and not in list 6 as such",
            "The two lists count the same children; the number on plans is asked on the first morning.",
        );
    }
    if care.supplied() {
        asking.ask(
            Kind::Contradiction,
            need,
            |row| row.status.code() == Some(CaseStatus::InCare),
            |row| !in_care.contains(row.child_id.text()),
            "looked after here and not in care in list 8",
            "Either the child left care and the case was not updated, or list 8 leaves out a child in care.",
        );
    }
    if plans.supplied() {
        asking.ask(
            Kind::Contradiction,
            need,
            |row| row.status.code() == Some(CaseStatus::ProtectionPlan),
            |row| !on_plan.contains(row.child_id.text()),
            "on a protection plan here and on none in list 7",
            "Either the plan ended and the case was not updated, or list 7 leaves out a child on a plan.",
        );
    }
    if plans.supplied() && care.supplied() {
        asking.ask(
            Kind::Contradiction,
            plans,
            |row| open(row.end.value()),
            |row| in_care.contains(row.child_id.text()),
            "on a protection plan and in care",
            "A child in care seldom needs a protection plan too: is the plan to be ended, or the care short?",
        );
    }
}

/// A conference that made a plan is followed by the plan.
fn conferences(annex: &AnnexA, asking: &mut Asking) {
    if !annex.plans.supplied() {
        return;
    }
    let mut begun: HashMap<&str, Vec<Day>> = HashMap::new();
    for plan in &annex.plans.rows {
        if let Some(from) = plan.start.value() {
            begun.entry(plan.child_id.text()).or_default().push(from);
        }
    }
    asking.ask(
        Kind::Contradiction,
        &annex.enquiries,
        |row| row.plan.yes() == Some(true) && row.conference.value().is_some(),
        |row| {
            let held = row.conference.value();
            let plans = begun.get(row.child_id.text());
            !plans.into_iter().flatten().any(|from| {
                held.is_some_and(|held| *from >= held && from.days_since(held) <= 7)
            })
        },
        "the conference made a plan and list 7 has none from that week",
        "A child whom a conference found to need protection and who is on no plan is asked about at once.",
    );
}

/// Lists 8, 9 and 10 agree on who left care and how.
fn leaving(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let (care, leavers, adoption) = (&annex.in_care, &annex.leavers, &annex.adoption);
    if care.supplied() {
        let in_care = children(care, |row| row.end.value().is_none_or(|end| end > day));
        asking.ask(
            Kind::Contradiction,
            leavers,
            |row| {
                row.eligibility
                    .code()
                    .is_some_and(|code| code != Eligibility::Eligible)
            },
            |row| in_care.contains(row.child_id.text()),
            "a care leaver here and still in care in list 8",
            "A young person is either in care, and then eligible, or has left.",
        );
        asking.ask(
            Kind::Contradiction,
            adoption,
            |row| !row.ordered.is_given() && !row.reversed.is_given(),
            |row| !in_care.contains(row.child_id.text()),
            "waiting for adoption and not in care in list 8",
            "Until the order the child is in care: one of the lists leaves them out, or the order is not recorded.",
        );
    }
    if adoption.supplied() {
        let adopted = children(adoption, |row| row.ordered.is_given());
        asking.ask(
            Kind::Contradiction,
            care,
            |row| matches!(row.reason.code(), Some(CeaseReason::E11 | CeaseReason::E12)),
            |row| !adopted.contains(row.child_id.text()),
            "left care by adoption and has no adoption order in list 10",
            "The number of adoptions is compared across the two lists.",
        );
    }
}

/// Counts that the lists themselves show to be too low.
fn counts(annex: &AnnexA, asking: &mut Asking) {
    fn times<T: OfChild>(rows: &Rows<T>) -> HashMap<&str, i32> {
        let mut times: HashMap<&str, i32> = HashMap::new();
        for row in &rows.rows {
            *times.entry(row.child_id().text()).or_default() += 1;
        }
        times
    }
    const WHY: &str = "The number is the council's own; where six months alone hold more than it says of twelve, it is wrong.";
    let referrals = times(&annex.referrals);
    asking.ask(
        Kind::Contradiction,
        &annex.referrals,
        |row| row.in_year.value().is_some(),
        |row| {
            let listed = referrals.get(row.child_id.text()).copied().unwrap_or(0);
            row.in_year.value().is_some_and(|said| said < listed - 1)
        },
        "fewer referrals are counted than the list has of the child",
        WHY,
    );
    asking.ask(
        Kind::Contradiction,
        &annex.in_care,
        |row| row.missing_in_year.value() == Some(0) && row.absent_in_year.value() == Some(0),
        |row| row.interview_offered.yes() == Some(true),
        "never missing, and offered an interview after the last time missing",
        "One of the two is wrong.",
    );
    asking.ask(
        Kind::Contradiction,
        &annex.in_care,
        |_| true,
        |row| {
            row.interview_offered.yes() == Some(false) && row.interview_accepted.yes() == Some(true)
        },
        "an interview was accepted that was not offered",
        "One of the two is wrong.",
    );
}
