//! How a review stands: counts that add up, and the way there by day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Agreement, Outcome, Review};

/// How many of a review's children stand where. `all` is `reviewed` and `accounted` and `left`; `left` is `waiting` and
/// `not_given`; `reviewed` is the sum of the outcomes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Every child of the review.
    pub all: usize,
    /// Of them, those who were added after the freeze.
    pub after: usize,
    /// Reviewed.
    pub reviewed: usize,
    /// Not reviewed; somebody said why they could not be.
    pub accounted: usize,
    /// Neither.
    pub left: usize,
    /// Of those left: given to a reviewer.
    pub waiting: usize,
    /// Of those left: given to nobody.
    pub not_given: usize,
    /// Reviewed, by outcome.
    pub outcomes: BTreeMap<Outcome, usize>,
    /// Ever escalated.
    pub escalations: usize,
    /// Escalated and not closed.
    pub open_escalations: usize,
    /// Escalated and not closed in time: those open whose time has run out, and those closed after it had.
    pub late_escalations: usize,
    /// In the sample for the second look.
    pub drawn: usize,
    /// Of them, looked at a second time.
    pub second_done: usize,
    /// Of those looked at twice: how the looks compare.
    pub agreement: BTreeMap<Agreement, usize>,
}

impl Standing {
    /// Of a review, at a moment.
    #[must_use]
    pub fn of(review: &Review, now: Timestamp) -> Self {
        let mut standing = Self::default();
        for place in &review.places {
            standing.all += 1;
            standing.after += usize::from(place.after.is_some());
            match (place.outcome(), &place.accounted, &place.given) {
                (Some(found), ..) => {
                    standing.reviewed += 1;
                    *standing.outcomes.entry(found.outcome).or_insert(0) += 1;
                }
                (None, Some(_), _) => standing.accounted += 1,
                (None, None, Some(_)) => standing.waiting += 1,
                (None, None, None) => standing.not_given += 1,
            }
            for escalation in &place.escalations {
                standing.escalations += 1;
                standing.open_escalations += usize::from(escalation.ended.is_none());
                standing.late_escalations += usize::from(escalation.is_late(now));
            }
            standing.drawn += usize::from(place.drawn);
            standing.second_done += usize::from(place.drawn && place.second_found.is_some());
            if let Some(agreement) = place.agreement() {
                *standing.agreement.entry(agreement).or_insert(0) += 1;
            }
        }
        standing.left = standing.waiting + standing.not_given;
        standing
    }

    /// How many reviewed children came to an outcome.
    #[must_use]
    pub fn came_to(&self, outcome: Outcome) -> usize {
        self.outcomes.get(&outcome).copied().unwrap_or(0)
    }
}

/// How many had been done when a day ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The day.
    pub day: Date,
    /// Children in the review.
    pub all: usize,
    /// Of them reviewed, or accounted for.
    pub done: usize,
}

/// A step for each day on which either number changed, from the day of the freeze to the last asked for.
pub(super) fn progress(
    review: &Review,
    until: Date,
    day_of: &dyn Fn(Timestamp) -> Date,
) -> Vec<Progress> {
    let begun = day_of(review.begun);
    let came: Vec<Date> = (review.places.iter())
        .map(|place| place.after.as_ref().map_or(begun, |(at, ..)| day_of(*at)))
        .collect();
    let done: Vec<Date> = (review.places.iter())
        .filter_map(|place| match (place.found.first(), &place.accounted) {
            (Some(found), _) => Some(day_of(found.at)),
            (None, Some((at, ..))) => Some(day_of(*at)),
            (None, None) => None,
        })
        .collect();
    let mut days: BTreeSet<Date> = came.iter().chain(&done).copied().collect();
    days.extend([begun, until.max(begun)]);
    let by = |all: &[Date], day: Date| all.iter().filter(|each| **each <= day).count();
    days.into_iter()
        .filter(|day| *day <= until.max(begun))
        .map(|day| Progress {
            day,
            all: by(&came, day),
            done: by(&done, day),
        })
        .collect()
}
