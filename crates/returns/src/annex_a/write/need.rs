//! Lists 6 and 7: children in need and child protection plans.

use children::Day;
use children::codes::{CloseReason, LegalStatus};
use children::history::{History, VisitKind};
use children::service::Fact;
use children::words::Status;

use super::Listing;
use super::child::{Child, Making, answer, listed, row};
use crate::annex_a::lists::{ChildInNeed, ProtectionPlan};
use crate::annex_a::words::CaseStatus;

/// List 6: children in need on the day or at some time in six months; not those who were only referred, and not care
/// leavers who have no plan besides.
pub(super) fn in_need(making: &Making<'_>) -> Listing<ChildInNeed> {
    let mut listing = Listing::default();
    for child in making.children() {
        let history = child.history;
        let found = if history.open_on(making.day) {
            open(making, history)
        } else {
            closed(making, history)
        };
        let Some(episode) = found else { continue };
        listing.rows.push(in_need_row(making, &child, &episode));
    }
    listing
}

/// A time in need.
struct Episode {
    from: Option<Day>,
    to: Option<Day>,
    reason: Option<CloseReason>,
    status: CaseStatus,
}

/// What is open on the day; none for a child who was only referred or is a care leaver.
fn open(making: &Making<'_>, history: &History) -> Option<Episode> {
    let status = match history.status_on(making.day) {
        Status::InCare => CaseStatus::InCare,
        Status::ProtectionPlan => CaseStatus::ProtectionPlan,
        Status::NeedPlan => CaseStatus::NeedPlan,
        Status::Open => CaseStatus::Open,
        Status::CareLeaver | Status::Closed => return None,
    };
    let referral = history.referral_open_on(making.day);
    let only_referred = referral.is_some_and(|referral| referral.no_further_action == Some(true));
    if status == CaseStatus::Open && (only_referred || is_leaver(making, history)) {
        return None;
    }
    let from = referral
        .and_then(|referral| referral.spell.from)
        .or_else(|| history.opened_by(making.day));
    Some(Episode {
        from,
        to: None,
        reason: None,
        status,
    })
}

/// The time in need that ended last, where it ended in six months.
fn closed(making: &Making<'_>, history: &History) -> Option<Episode> {
    if is_leaver(making, history) {
        return None;
    }
    let referrals = history
        .referrals
        .iter()
        .filter(|referral| referral.no_further_action != Some(true))
        .map(|referral| (referral.spell, referral.closed));
    let need_plans = history.need_plans.iter().map(|plan| (plan.spell, None));
    let plans = history.plans.iter().map(|plan| (plan.spell, None));
    let care = history.care.iter().flat_map(|care| &care.periods);
    let care = care.map(|period| (period.spell, None));
    let ended = |spell: children::history::Spell| making.since(making.six, spell.to);
    // The episode that a referral began tells more than a plan within it.
    let (spell, reason) = referrals
        .filter(|(spell, _)| ended(*spell))
        .max_by_key(|(spell, _)| (spell.to, spell.from))
        .or_else(|| {
            need_plans
                .chain(plans)
                .chain(care)
                .filter(|(spell, _)| ended(*spell))
                .max_by_key(|(spell, _)| (spell.to, std::cmp::Reverse(spell.from)))
        })?;
    Some(Episode {
        from: spell.from,
        to: spell.to,
        reason,
        status: CaseStatus::Closed,
    })
}

/// A care leaver of eighteen or more.
fn is_leaver(making: &Making<'_>, history: &History) -> bool {
    history.leaver().is_some() && history.age_on(making.day).is_some_and(|age| age >= 18)
}

fn in_need_row(making: &Making<'_>, child: &Child<'_>, episode: &Episode) -> ChildInNeed {
    let history = child.history;
    // The referral of the episode, or the latest before the day.
    let referral = history
        .referrals
        .iter()
        .rev()
        .find(|each| episode.from.is_some() && each.spell.from == episode.from)
        .or_else(|| {
            history
                .referrals
                .iter()
                .rev()
                .find(|each| making.by_day(each.spell.from).is_some())
        });
    let own = referral.map_or((None, None), |each| (each.team, each.worker));
    let (team, worker) = making.allocated(history, own);
    row!(ChildInNeed of child, {
        disabled: making.disabled(history),
        start: episode.from.into(),
        need: listed(referral.and_then(|each| each.need)),
        last_seen: history.last_seen(making.day).and_then(|visit| visit.on).into(),
        closed: episode.to.into(),
        reason: listed(episode.reason),
        status: listed(Some(episode.status)),
        team: team,
        worker: worker,
    })
}

/// List 7: plans running on the day or ended in six months.
pub(super) fn plans(making: &Making<'_>) -> Listing<ProtectionPlan> {
    let mut listing = Listing::default();
    for child in making.children() {
        let history = child.history;
        for (earlier, plan) in history.plans.iter().enumerate() {
            listing.undated += u32::from(plan.spell.from.is_none());
            if plan.spell.from.is_none() || !making.open_or_ended_since(making.six, plan.spell) {
                continue;
            }
            let end = making.by_day(plan.spell.to);
            let last = end.unwrap_or(making.day);
            let during =
                |on: Option<Day>| on.filter(|on| Some(*on) >= plan.spell.from && *on <= last);
            let visit = history
                .visits
                .iter()
                .filter(|visit| visit.kind == VisitKind::Protection && visit.seen != Some(false))
                .filter(|visit| during(visit.on).is_some())
                .max_by_key(|visit| visit.on);
            let review = history
                .plan_reviews
                .iter()
                .filter_map(|review| during(review.held))
                .max();
            let (team, worker) = making.allocated(history, (None, None));
            listing.rows.push(row!(ProtectionPlan of child, {
                disabled: making.disabled(history),
                start: plan.spell.from.into(),
                first_category: listed(plan.first_category),
                latest_category: listed(plan.latest_category),
                last_visit: visit.and_then(|visit| visit.on).into(),
                seen_alone: answer(visit.and_then(|visit| visit.alone)),
                last_review: review.into(),
                end: end.into(),
                emergency: answer(emergency(making, history)),
                earlier_plans: making.counted(Fact::Plans, earlier),
                team: team,
                worker: worker,
            }));
        }
    }
    listing
}

/// Under police protection or an emergency protection order in six months; none where legal statuses were not supplied.
fn emergency(making: &Making<'_>, history: &History) -> Option<bool> {
    let so = history
        .care
        .iter()
        .flat_map(|care| &care.legal)
        .any(|legal| {
            matches!(legal.status, Some(LegalStatus::L1 | LegalStatus::L2))
                && legal.spell.touches(making.six, making.day)
        });
    (so || making.has_any(&[Fact::LegalStatuses])).then_some(so)
}
