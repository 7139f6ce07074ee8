//! List 8: children in care.

use children::Day;
use children::care::{Care, Period};
use children::codes::{HealthCheck, LegalStatus, MissingKind, PermanencePlan, Set};
use children::history::{History, VisitKind};
use children::service::Fact;

use super::Listing;
use super::child::{Child, Making, answer, listed, row};
use crate::annex_a::lists::InCare;
use crate::annex_a::words::{Location, PermanenceGroup};

/// List 8: children in care on the day or whose care ended in six months, short breaks left out; the latest period of
/// each.
pub(super) fn in_care(making: &Making<'_>) -> Listing<InCare> {
    let mut listing = Listing::default();
    for child in making.children() {
        let Some(care) = child.history.care.as_deref() else {
            continue;
        };
        let without_start = care
            .periods
            .iter()
            .filter(|period| period.spell.from.is_none());
        listing.undated += super::count(without_start.count());
        let period = care
            .periods
            .iter()
            .filter(|period| period.spell.from.is_some())
            .filter(|period| making.open_or_ended_since(making.six, period.spell))
            .max_by_key(|period| period.spell.from);
        if let Some(period) = period
            && !is_short_break(care, last_day(making, period))
        {
            listing.rows.push(in_care_row(making, &child, care, period));
        }
    }
    listing
}

/// The last day of a period as far as it lies before the day asked for.
fn last_day(making: &Making<'_>, period: &Period) -> Day {
    making
        .by_day(period.spell.to)
        .map_or(making.day, |to| to.plus(-1))
}

fn is_short_break(care: &Care, last: Day) -> bool {
    care.legal_on(last)
        .and_then(|legal| legal.status)
        .is_some_and(|status| LegalStatus::SHORT_BREAKS.contains(&status))
}

fn in_care_row(making: &Making<'_>, child: &Child<'_>, care: &Care, period: &Period) -> InCare {
    let history = child.history;
    let last = last_day(making, period);
    let end = making.by_day(period.spell.to);
    let during = |on: Option<Day>| on.filter(|on| Some(*on) >= period.spell.from && *on <= last);
    let again = care.periods.iter().any(|other| {
        other.spell.from < period.spell.from && other.spell.to.is_some_and(|to| to >= making.twelve)
    });
    let legal = care.legal_on(last);
    let placement = care.placement_on(last);
    let visits = history
        .visits
        .iter()
        .filter(|visit| visit.kind == VisitKind::Care && visit.seen != Some(false));
    let reviews = care.reviews.iter().filter(|review| !review.cancelled);
    let checked = |kinds: &[HealthCheck]| {
        care.health
            .iter()
            .filter(|check| check.done && check.kind.is_some_and(|kind| kinds.contains(&kind)))
            .filter_map(|check| making.by_day(check.on))
            .max()
    };
    let placements = care
        .placements
        .iter()
        .filter(|placement| !placement.kind.is_some_and(|kind| kind.is_temporary()))
        .filter(|placement| placement.spell.touches(making.twelve, making.day));
    let missing = Absences::of(making, history, care);
    let (team, worker) = making.allocated(history, (None, None));
    row!(InCare of child, {
        unaccompanied: answer(unaccompanied(making, history, Fact::AnnexInCare, making.twelve)),
        disabled: making.disabled(history),
        start: period.spell.from.into(),
        need: listed(need(making, history)),
        // An Annex A has the latest period alone.
        again_in_year: answer((again || !making.is_of_annex(Fact::AnnexInCare)).then_some(again)),
        legal_from: legal.and_then(|legal| legal.spell.from).into(),
        legal: listed(legal.and_then(|legal| legal.status)),
        last_review: reviews.filter_map(|review| during(review.held)).max().into(),
        last_visit: visits.filter_map(|visit| during(visit.on)).max().into(),
        permanence: listed(plan(care, last)),
        last_reviewing_officer: making.by_day(care.reviewing_officer_contact).into(),
        last_health: checked(&[HealthCheck::Assessment, HealthCheck::Initial, HealthCheck::Review]).into(),
        last_dental: checked(&[HealthCheck::Dental]).into(),
        placements_in_year: making.counted(Fact::AnnexInCare, placements.count()),
        end: end.into(),
        reason: listed(end.and(period.ceased)),
        placement_from: placement.and_then(|each| each.spell.from).into(),
        placement: listed(placement.and_then(|each| each.kind)),
        provider: listed(placement.and_then(|each| each.provider)),
        postcode: None.into(),
        urn: urn(making, placement.and_then(|each| each.urn)).into(),
        location: listed(placement.and_then(|each| each.within).map(|within| {
            if within { Location::Inside } else { Location::Outside }
        })),
        authority: None.into(),
        missing_in_year: missing.missing,
        absent_in_year: missing.away,
        interview_offered: answer(missing.offered),
        interview_accepted: answer(missing.accepted),
        team: team,
        worker: worker,
    })
}

fn urn<'s>(making: &Making<'s>, urn: Option<u16>) -> &'s str {
    urn.and_then(|urn| making.service.urns.get(usize::from(urn)))
        .map_or("", |urn| urn)
}

/// The need recorded at the latest referral by the day.
fn need(making: &Making<'_>, history: &History) -> Option<children::codes::Need> {
    history
        .referrals
        .iter()
        .rev()
        .find(|referral| making.by_day(referral.spell.from).is_some())?
        .need
}

/// Unaccompanied at some time from `first` to the day; none where nothing told immigration status.
pub(super) fn unaccompanied(
    making: &Making<'_>,
    history: &History,
    list: Fact,
    first: Day,
) -> Option<bool> {
    // An Annex A, and some immigration records, say that it is so and not since when.
    let so = history.person.unaccompanied.is_some_and(|spell| {
        spell.touches(first, making.day)
            || (spell.from.is_none() && spell.to.is_none_or(|to| to >= first))
    });
    (so || making.has_any(&[Fact::Immigration]) || making.is_of_annex(list)).then_some(so)
}

/// The group of the permanence plan on a day; none where plans of more than one group stand side by side.
fn plan(care: &Care, on: Day) -> Option<PermanenceGroup> {
    let plans: Set<PermanencePlan> = care
        .plans
        .iter()
        .rev()
        .find(|plan| plan.spell.open_on(on))?
        .plans;
    let mut groups = plans.iter().map(group);
    let first = groups.next()?;
    groups.all(|other| other == first).then_some(first)
}

fn group(plan: PermanencePlan) -> PermanenceGroup {
    match plan {
        PermanencePlan::Support
        | PermanencePlan::ReturnOneMonth
        | PermanencePlan::ReturnSixMonths
        | PermanencePlan::ReturnEventually => PermanenceGroup::Family,
        PermanencePlan::Adoption => PermanenceGroup::Adoption,
        PermanencePlan::SupportedLiving => PermanenceGroup::SupportedLiving,
        PermanencePlan::Residential => PermanenceGroup::Residential,
        PermanencePlan::LongTermFostering => PermanenceGroup::Fostering,
        PermanencePlan::Relatives | PermanencePlan::Other => PermanenceGroup::Other,
    }
}

/// Times missing or away from placement in twelve months, and the interview after the last time missing.
struct Absences {
    missing: crate::cell::Cell<i32>,
    away: crate::cell::Cell<i32>,
    offered: Option<bool>,
    accepted: Option<bool>,
}

impl Absences {
    fn of(making: &Making<'_>, history: &History, care: &Care) -> Self {
        let in_care = |on: Option<Day>| {
            on.is_some_and(|on| care.periods.iter().any(|period| period.spell.open_on(on)))
        };
        let times = |kind| {
            history
                .missing
                .iter()
                .filter(move |each| each.kind == Some(kind))
                .filter(|each| making.since(making.twelve, each.spell.from))
                .filter(|each| in_care(each.spell.from))
        };
        // Nothing says that no child was missing where no such table was supplied.
        let told = making.has_any(&[Fact::Missing]);
        let counted = |kind| {
            let count = times(kind).count();
            if told {
                making.counted(Fact::AnnexInCare, count)
            } else {
                None.into()
            }
        };
        let back = |on: Option<Day>| making.by_day(on).is_some();
        let last = times(MissingKind::Missing)
            .filter(|each| back(each.spell.to))
            .max_by_key(|each| each.spell.from);
        // An interview offered after the day was not yet offered on it.
        let offered_later = last.is_some_and(|last| {
            history
                .interviews
                .iter()
                .filter(|each| each.missing_from.is_some() && each.missing_from == last.spell.from)
                .any(|each| each.offered_on.is_some_and(|on| on > making.day))
        });
        let last = last.filter(|_| !offered_later);
        Self {
            missing: counted(MissingKind::Missing),
            away: counted(MissingKind::Away),
            offered: last.and_then(|each| each.offered),
            accepted: last.and_then(|each| each.accepted),
        }
    }
}
