//! What a judge says: *this was counted*, *this was met*. Numbers, trends, breakdowns and the list behind a number all
//! come from the same cases, so they cannot disagree.

use children::history::Spell;
use children::service::ChildId;
use children::{Day, Month, Origin};

use crate::groups::Slots;

/// Whom or what a case is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    /// A child: place in the service's children.
    Child(ChildId),
    /// A worker: place in the service's workers.
    Worker(u32),
    /// A foster household.
    Household(u32),
    /// A prospective adopter.
    Adopter(u32),
    /// A row of another table of the service: posts, complaints, audit actions, hubs.
    Row(u32),
}

/// One case, as the list behind a number shows it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Case {
    /// Whom.
    pub subject: Subject,
    /// The day it is counted on: of the event, or of the snapshot.
    pub on: Day,
    /// Met, where the measure asks.
    pub met: bool,
    /// Days or another amount, where the measure asks.
    pub amount: f64,
    /// The row.
    pub at: Option<Origin>,
    /// The groups it is in.
    pub slots: Slots,
}

/// The months asked for, the last of which may be part of a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Months {
    first: Month,
    count: u32,
    /// Nothing after this day is counted.
    pub as_at: Day,
}

impl Months {
    /// So many months up to and including that of `as_at`.
    #[must_use]
    pub fn ending(as_at: Day, count: u32) -> Self {
        let last = Month::of(as_at);
        Self {
            first: last.plus(1 - i32::try_from(count.max(1)).unwrap_or(i32::MAX)),
            count: count.max(1),
            as_at,
        }
    }

    /// How many.
    #[must_use]
    pub fn len(self) -> usize {
        self.count as usize
    }

    /// Never: there is at least one month.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.count == 0
    }

    /// Each month.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Month> + ExactSizeIterator {
        let first = self.first;
        (0..self.len()).map(move |at| first.plus(i32::try_from(at).unwrap_or(i32::MAX)))
    }

    /// The month at a place.
    #[must_use]
    pub fn month(self, at: usize) -> Month {
        self.first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    /// The day a snapshot of the month at a place is taken: its last, or `as_at` in the last.
    #[must_use]
    pub fn snapshot(self, at: usize) -> Day {
        self.month(at).last().min(self.as_at)
    }

    /// The days of all snapshots, in order.
    pub(crate) fn snapshots(self) -> Vec<Day> {
        (0..self.len()).map(|at| self.snapshot(at)).collect()
    }

    /// The place of a day's month; `None` outside the months or after `as_at`.
    #[must_use]
    pub fn place(self, day: Day) -> Option<usize> {
        if day > self.as_at || day < self.first.first() {
            return None;
        }
        let (year, month, _) = day.parts();
        let (first_year, first_month, _) = self.first.first().parts();
        let months = (i32::from(year) - i32::from(first_year)) * 12 + i32::from(month)
            - i32::from(first_month);
        usize::try_from(months).ok()
    }

    /// Whether the last month is complete.
    #[must_use]
    pub fn last_is_complete(self) -> bool {
        Month::of(self.as_at).last() == self.as_at
    }
}

/// Where cases go.
pub(crate) trait Sink {
    /// One case in the month at a place.
    fn case(&mut self, month: usize, case: Case);
    /// One that could not be judged, in the month at a place where that is known.
    fn left_out(&mut self, month: Option<usize>, subject: Subject, at: Option<Origin>);
}

/// Who knows the groups of a subject.
pub(crate) trait Grouping {
    /// Whose groups are asked for next.
    fn of(&mut self, subject: Subject);
    /// The groups in the month at a place.
    fn slots(&mut self, month: usize) -> Slots;
}

/// What a judge writes its cases to.
pub struct Cases<'a> {
    months: Months,
    /// The day of each month's snapshot.
    days: &'a [Day],
    subject: Subject,
    groups: &'a mut dyn Grouping,
    sink: &'a mut dyn Sink,
}

impl<'a> Cases<'a> {
    pub(crate) fn new(
        months: Months,
        days: &'a [Day],
        subject: Subject,
        groups: &'a mut dyn Grouping,
        sink: &'a mut dyn Sink,
    ) -> Self {
        Self {
            months,
            days,
            subject,
            groups,
            sink,
        }
    }

    /// The months asked for.
    #[must_use]
    pub fn months(&self) -> Months {
        self.months
    }

    /// Whom the next cases are about: for judges of the service.
    pub fn of(&mut self, subject: Subject) {
        self.subject = subject;
        self.groups.of(subject);
    }

    /// An event on a day: counted, and met or not. A day outside the months is passed over; one that is not known is
    /// left out of both sides and said.
    pub fn event(&mut self, on: Option<Day>, met: bool, at: Origin) {
        self.amount(on, met, 0.0, at);
    }

    /// An event with days or another amount.
    pub fn amount(&mut self, on: Option<Day>, met: bool, amount: f64, at: Origin) {
        match on {
            Some(on) => {
                if let Some(month) = self.months.place(on) {
                    self.put(month, on, met, amount, Some(at));
                }
            }
            None => self.left_out(None, at),
        }
    }

    /// An event on a day that something had to follow by `due`: counted once that was done or its time has passed, met
    /// where it was done in time. So a fresh month looks neither better nor worse than it is.
    pub fn due(&mut self, on: Day, due: Day, done: Option<Day>, at: Origin) {
        let as_at = self.months.as_at;
        match done.filter(|done| *done <= as_at) {
            Some(done) => self.event(Some(on), done <= due, at),
            None if due < as_at => self.event(Some(on), false, at),
            None => {}
        }
    }

    /// An event that cannot be judged because something is missing: left out of both sides, and said.
    pub fn left_out(&mut self, on: Option<Day>, at: Origin) {
        match on {
            Some(on) => {
                if let Some(month) = self.months.place(on) {
                    self.sink.left_out(Some(month), self.subject, Some(at));
                }
            }
            None => self.sink.left_out(None, self.subject, Some(at)),
        }
    }

    /// The snapshots on which a spell is open: on each, `judge` says whether it is counted (`None` where it is not)
    /// and met.
    pub fn while_open(
        &mut self,
        spell: Spell,
        at: Origin,
        mut judge: impl FnMut(Day) -> Option<bool>,
    ) {
        self.amounts_while_open(spell, at, |day| judge(day).map(|met| (met, 0.0)));
    }

    /// The same with an amount.
    pub fn amounts_while_open(
        &mut self,
        spell: Spell,
        at: Origin,
        mut judge: impl FnMut(Day) -> Option<(bool, f64)>,
    ) {
        let Some(from) = spell.from else {
            self.left_out(None, at);
            return;
        };
        let first = if from < self.months.first.first() {
            0
        } else {
            self.months.place(from).unwrap_or(usize::MAX)
        };
        for (month, day) in self.days.iter().copied().enumerate().skip(first) {
            if spell.to.is_some_and(|to| to <= day) {
                break;
            }
            if spell.open_on(day)
                && let Some((met, amount)) = judge(day)
            {
                self.put(month, day, met, amount, Some(at));
            }
        }
    }

    /// The snapshots from a day on, up to and including the last before `to`: for what is judged day by day while the
    /// child is open (see [`children::History::open_envelope`]). `judge` gives the row with its answer.
    pub fn between(
        &mut self,
        spell: Spell,
        mut judge: impl FnMut(Day) -> Option<(bool, Option<Origin>)>,
    ) {
        let Some(from) = spell.from else { return };
        let first = if from < self.months.first.first() {
            0
        } else {
            self.months.place(from).unwrap_or(usize::MAX)
        };
        for (month, day) in self.days.iter().copied().enumerate().skip(first) {
            if spell.to.is_some_and(|to| to <= day) {
                break;
            }
            if let Some((met, at)) = judge(day) {
                self.put(month, day, met, 0.0, at);
            }
        }
    }

    /// Every snapshot: for what is not tied to one spell. `judge` gives the row with its answer.
    pub fn snapshots(&mut self, mut judge: impl FnMut(Day) -> Option<(bool, Option<Origin>)>) {
        self.amounts(|day| judge(day).map(|(met, at)| (met, 0.0, at)));
    }

    /// The same with an amount.
    pub fn amounts(&mut self, mut judge: impl FnMut(Day) -> Option<(bool, f64, Option<Origin>)>) {
        for (month, day) in self.days.iter().copied().enumerate() {
            if let Some((met, amount, at)) = judge(day) {
                self.put(month, day, met, amount, at);
            }
        }
    }

    fn put(&mut self, month: usize, on: Day, met: bool, amount: f64, at: Option<Origin>) {
        let slots = self.groups.slots(month);
        self.sink.case(
            month,
            Case {
                subject: self.subject,
                on,
                met,
                amount,
                at,
                slots,
            },
        );
    }
}
