//! The months or quarters of a plan, and what is due in each.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Kind, Task, Timeline};
use crate::time;

/// Months drawn one by one; a longer plan is drawn by quarters.
const MONTHS: usize = 30;
/// Years before and after today that are drawn.
const YEARS: i64 = 6;

/// A month or a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) first: Date,
    pub(super) last: Date,
    months: i8,
    counts: [usize; 4],
}

impl Period {
    pub(super) fn holds(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    pub(super) fn count(&self, kind: Kind) -> usize {
        let [done, under_way, not_begun, late] = self.counts;
        match kind {
            Kind::Done => done,
            Kind::UnderWay => under_way,
            Kind::NotBegun => not_begun,
            Kind::Late => late,
        }
    }

    pub(super) fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    fn add(&mut self, kind: Kind) {
        let [done, under_way, not_begun, late] = &mut self.counts;
        *match kind {
            Kind::Done => done,
            Kind::UnderWay => under_way,
            Kind::NotBegun => not_begun,
            Kind::Late => late,
        } += 1;
    }

    /// "Oct 2026", "Oct to Dec 2026".
    pub(super) fn said(&self) -> String {
        if self.months == 1 {
            time::month(self.first)
        } else {
            format!(
                "{} to {}",
                self.first.strftime("%b"),
                time::month(self.last)
            )
        }
    }

    /// "Oct 26".
    pub(super) fn short(&self) -> String {
        self.first.strftime("%b %y").to_string()
    }
}

/// The periods from the first thing to show until the last, today among them, with what is due in each.
pub(super) fn periods(timeline: &Timeline) -> Vec<Period> {
    let today = timeline.today;
    let (from, until) = (
        today.saturating_sub(YEARS.years()),
        today.saturating_add(YEARS.years()),
    );
    let days: Vec<Date> = timeline
        .actions
        .iter()
        .filter_map(|due| due.on)
        .chain(timeline.meetings.iter().map(|meeting| meeting.on))
        .filter(|day| (from..=until).contains(day))
        .chain([today])
        .collect();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return Vec::new();
    };
    let mut periods = spans(*first, *last, 1);
    if periods.len() > MONTHS {
        periods = spans(*first, *last, 3);
    }
    for due in &timeline.actions {
        let Some(on) = due.on else { continue };
        let kind = match due.task {
            Task::Done => Kind::Done,
            Task::UnderWay | Task::NotBegun if on < today => Kind::Late,
            Task::UnderWay => Kind::UnderWay,
            Task::NotBegun => Kind::NotBegun,
        };
        if let Some(period) = periods.iter_mut().find(|period| period.holds(on)) {
            period.add(kind);
        }
    }
    periods
}

/// Periods of so many months that hold two days and all between; at least four, so that a column is no wall.
fn spans(first: Date, last: Date, months: i8) -> Vec<Period> {
    let begins = (first.month() - 1) / months * months + 1;
    let mut begin = time::first_of(first.year(), begins);
    let mut periods: Vec<Period> = Vec::new();
    while begin <= last || periods.len() < 4 {
        let next = begin.saturating_add(i64::from(months).months());
        if next <= begin {
            break;
        }
        periods.push(Period {
            first: begin,
            last: next.yesterday().unwrap_or(begin),
            months,
            counts: [0; 4],
        });
        begin = next;
    }
    periods
}
