//! When something is due for a child in care: visits, reviews, checks of health. Measures and lists ask the same
//! clocks, so that nobody is late in one and in time in the other.

use children::care::{Care, Period};
use children::codes::HealthCheck;
use children::history::{Visit, VisitKind};
use children::{Day, History, Origin};

/// Something that is due by a day, and when it last was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// The last time it was done, where it ever was in this time in care.
    pub last: Option<Day>,
    /// The last day on which it is in time.
    pub due: Day,
    /// The rule that sets the day, in words.
    pub rule: &'static str,
    /// The row it was last done in; the period of care where it never was.
    pub at: Origin,
}

impl Clock {
    /// Its day has passed.
    #[must_use]
    pub fn late(&self, day: Day) -> bool {
        day > self.due
    }
}

/// The latest visit in this time in care, the child seen.
#[must_use]
pub fn last_care_visit(child: &History, period: &Period, day: Day) -> Option<Visit> {
    child
        .last_seen_by(VisitKind::Care, day)
        .filter(|visit| visit.on >= period.spell.from)
        .copied()
}

/// When the next visit is due: within a week of a new placement; then every six weeks; after a year in a placement
/// meant to last until 18, every three months. `None` where no placement is known.
#[must_use]
pub fn care_visit(child: &History, care: &Care, period: &Period, day: Day) -> Option<Clock> {
    let placement = care.placement_on(day)?;
    let here = care.home_since(day)?;
    let visit = last_care_visit(child, period, day);
    let last = visit.and_then(|visit| visit.on);
    let (due, rule) = match last {
        Some(last) if last >= here => {
            if placement.is_long_term() && day >= here.plus_years(1) {
                (
                    last.plus_months(3),
                    "every three months after a year in a long-term placement",
                )
            } else {
                (last.plus(42), "every six weeks")
            }
        }
        Some(_) | None => (here.plus(7), "within a week of a new placement"),
    };
    Some(Clock {
        last,
        due,
        rule,
        at: visit.map_or(placement.at, |visit| visit.at),
    })
}

/// Whether a visit lies in time of which it is not recorded whether the child was seen: then nobody can say that
/// visits are late.
#[must_use]
pub fn care_visit_unclear(child: &History, clock: &Clock, day: Day) -> bool {
    let from = clock.last.unwrap_or(Day::FIRST);
    child.visits.iter().rev().any(|visit| {
        visit.kind == VisitKind::Care
            && visit.seen.is_none()
            && visit.on.is_some_and(|on| on > from && on <= day)
    })
}

/// When the first review of a period of care is due: twenty working days from coming into care.
#[must_use]
pub fn first_review_due(period: &Period) -> Option<Day> {
    Some(period.spell.from?.plus_working_days(20))
}

/// When the next review is due: twenty working days from coming into care, then within three months, then every six.
#[must_use]
pub fn care_review(care: &Care, period: &Period, day: Day) -> Option<Clock> {
    let from = period.spell.from?;
    let held = || {
        care.reviews.iter().filter(move |review| {
            !review.cancelled && review.held.is_some_and(|held| held >= from && held <= day)
        })
    };
    let last = held().max_by_key(|review| review.held);
    let last_held = last.and_then(|review| review.held);
    let (by_rule, rule) = match (last_held, held().count()) {
        (None, _) => (
            from.plus_working_days(20),
            "within 20 working days of coming into care",
        ),
        (Some(first), 1) => (first.plus_months(3), "three months after the first review"),
        (Some(last), _) => (last.plus_months(6), "six months after the review before"),
    };
    // A review that is due sooner by the record is due then.
    let planned = care
        .reviews
        .iter()
        .filter(|review| !review.cancelled && review.held.is_none_or(|held| held > day))
        .filter_map(|review| review.due)
        .filter(|due| *due >= from && Some(*due) > last_held && *due < by_rule)
        .min();
    Some(Clock {
        last: last_held,
        due: planned.unwrap_or(by_rule),
        rule: planned.map_or(rule, |_| "the day the record gives"),
        at: last.map_or(period.at, |review| review.at),
    })
}

/// The latest check of these kinds that took place on or before the day.
#[must_use]
pub fn last_check(care: &Care, kinds: &[HealthCheck], day: Day) -> Option<(Day, Origin)> {
    care.health
        .iter()
        .filter(|check| check.done && check.kind.is_some_and(|kind| kinds.contains(&kind)))
        .filter_map(|check| Some((check.on.filter(|on| *on <= day)?, check.at)))
        .max_by_key(|(on, _)| *on)
}

/// The kinds that are a health assessment.
pub const HEALTH: &[HealthCheck] = &[
    HealthCheck::Assessment,
    HealthCheck::Initial,
    HealthCheck::Review,
];

/// When the next health assessment is due: the first within twenty working days of coming into care, then every six
/// months under five and yearly from five on.
#[must_use]
pub fn health_assessment(child: &History, care: &Care, period: &Period, day: Day) -> Option<Clock> {
    let from = period.spell.from?;
    let last = last_check(care, HEALTH, day).filter(|(on, _)| *on >= from);
    let (due, rule) = match last {
        None => (
            from.plus_working_days(20),
            "within 20 working days of coming into care",
        ),
        Some((on, _)) if child.age_on(day)? < 5 => {
            (on.plus_months(6), "every six months under five")
        }
        Some((on, _)) => (on.plus_years(1), "every year from five on"),
    };
    Some(Clock {
        last: last.map(|(on, _)| on),
        due,
        rule,
        at: last.map_or(period.at, |(_, at)| at),
    })
}

/// When something yearly is due, a year after coming into care where it never was done.
#[must_use]
pub fn yearly(last: Option<(Day, Origin)>, period: &Period, rule: &'static str) -> Option<Clock> {
    let from = period.spell.from?;
    Some(Clock {
        last: last.map(|(on, _)| on),
        due: last.map_or(from, |(on, _)| on).plus_years(1),
        rule,
        at: last.map_or(period.at, |(_, at)| at),
    })
}

/// In care for a year or more on the day, without a break.
#[must_use]
pub fn a_year_in_care(period: &Period, day: Day) -> bool {
    period
        .spell
        .from
        .is_some_and(|from| from.plus_years(1) <= day)
}

/// The latest strengths and difficulties questionnaire on or before the day that has a score.
#[must_use]
pub fn last_questionnaire(care: &Care, day: Day) -> Option<(Day, u8, Origin)> {
    care.questionnaires
        .iter()
        .filter_map(|each| Some((each.on.filter(|on| *on <= day)?, each.score?, each.at)))
        .max_by_key(|(on, _, _)| *on)
}

/// When a personal education plan is due: ten working days from coming into care, then every four months, so that it
/// is seen each term.
#[must_use]
pub fn education_plan(care: &Care, period: &Period, day: Day) -> Option<Clock> {
    let from = period.spell.from?;
    let last = care
        .education
        .iter()
        .filter_map(|plan| {
            Some((
                plan.held.filter(|held| *held >= from && *held <= day)?,
                plan.at,
            ))
        })
        .max_by_key(|(held, _)| *held);
    let (due, rule) = match last {
        None => (
            from.plus_working_days(10),
            "within 10 working days of coming into care",
        ),
        Some((held, _)) => (held.plus_months(4), "each term: every four months at most"),
    };
    Some(Clock {
        last: last.map(|(held, _)| held),
        due,
        rule,
        at: last.map_or(period.at, |(_, at)| at),
    })
}
