//! Periods: months, quarters of the financial year, collection years, and any span of days.
//!
//! Every period has a `first` and a `last` day, and both belong to it.

mod month;
mod quarter;
mod year;

pub use month::Month;
pub use quarter::Quarter;
pub use year::{CollectionYear, NotAYear};

use crate::day::Day;
use std::fmt;

/// From one day to another, both included. It holds no day when `last` is before `first`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first day of it.
    pub first: Day,
    /// The last day of it.
    pub last: Day,
}

impl Span {
    /// Whether a day is in it.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether some day of it is at or after `started` and, if there is an end, before `ended`: a thing is not open at
    /// the end of the day it ends on.
    #[must_use]
    pub fn has_open(self, started: Day, ended: Option<Day>) -> bool {
        self.first <= self.last
            && started <= self.last
            && ended.is_none_or(|ended| started < ended && self.first < ended)
    }

    /// The number of its days.
    #[must_use]
    pub fn days(self) -> i32 {
        (self.last.days_since(self.first) + 1).max(0)
    }

    /// The months it touches, in order, whole or not.
    pub fn months(self) -> impl DoubleEndedIterator<Item = Month> + Clone {
        let months = if self.first <= self.last {
            self.last_month().index() + 1
        } else {
            self.first_month().index()
        };
        (self.first_month().index()..months).map(Month::of_index)
    }

    /// The financial year so far: from 1 April to a day, both included.
    ///
    /// Give the last day that is complete: what is counted today is not.
    #[must_use]
    pub fn year_to_date(ending: Day) -> Self {
        Self {
            first: CollectionYear::of(ending).first(),
            last: ending,
        }
    }

    fn first_month(self) -> Month {
        Month::of(self.first)
    }

    fn last_month(self) -> Month {
        Month::of(self.last)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.first, self.last)
    }
}

/// The twelve months that end on a day, so that no day of the year is in them twice: to 31 March 2026 from 1 April
/// 2025, to 28 February 2025 from 1 March 2024, to 29 February 2024 from 1 March 2023.
///
/// Give the last day that is complete: what is counted today is not.
#[must_use]
pub fn rolling_year(ending: Day) -> Span {
    // The year begins on the anniversary of the day after, and 1 March stands for a 29 February that is not there.
    let (year, month, day) = ending.plus(1).parts();
    let first = Day::new(year - 1, month, day)
        .or_else(|| Day::new(year - 1, 3, 1))
        .unwrap_or(Day::FIRST);
    Span {
        first,
        last: ending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i16, month: i8, day: i8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    #[test]
    fn a_rolling_year_has_no_day_twice() {
        for (ending, first) in [
            (day(2026, 3, 31), day(2025, 4, 1)),
            (day(2025, 2, 28), day(2024, 3, 1)),
            (day(2024, 2, 29), day(2023, 3, 1)),
            (day(2024, 2, 28), day(2023, 3, 1)),
            (day(2025, 12, 31), day(2025, 1, 1)),
            (day(2025, 10, 25), day(2024, 10, 26)),
        ] {
            assert_eq!(
                rolling_year(ending),
                Span {
                    first,
                    last: ending
                }
            );
        }
    }

    #[test]
    fn the_year_to_date_begins_on_1_april() {
        assert_eq!(Span::year_to_date(day(2026, 3, 31)).first, day(2025, 4, 1));
        assert_eq!(Span::year_to_date(day(2026, 4, 1)).days(), 1);
    }

    #[test]
    fn both_ends_belong_to_a_span() {
        let week = Span {
            first: day(2026, 3, 23),
            last: day(2026, 3, 29),
        };
        assert_eq!(week.days(), 7);
        assert!(week.contains(week.first) && week.contains(week.last));
        assert!(!week.contains(week.last.plus(1)));
        assert_eq!(week.to_string(), "2026-03-23 to 2026-03-29");
    }

    #[test]
    fn a_span_that_ends_before_it_begins_holds_nothing() {
        let none = Span {
            first: day(2026, 3, 23),
            last: day(2026, 3, 1),
        };
        assert_eq!(none.days(), 0);
        assert_eq!(none.months().count(), 0);
        assert!(!none.contains(day(2026, 3, 10)));
        assert!(!none.has_open(day(2020, 1, 1), None));
    }

    #[test]
    fn what_ends_on_a_day_is_not_open_at_the_end_of_it() {
        let march = Span {
            first: day(2026, 3, 1),
            last: day(2026, 3, 31),
        };
        assert!(!march.has_open(day(2026, 1, 5), Some(day(2026, 3, 1))));
        assert!(march.has_open(day(2026, 1, 5), Some(day(2026, 3, 2))));
        assert!(march.has_open(day(2026, 3, 31), None));
        assert!(!march.has_open(day(2026, 4, 1), None));
        assert!(!march.has_open(day(2026, 3, 9), Some(day(2026, 3, 9))));
    }

    #[test]
    fn the_months_of_a_span_are_those_it_touches() {
        let span = Span {
            first: day(2025, 11, 30),
            last: day(2026, 2, 1),
        };
        let months: Vec<_> = span.months().map(|month| month.to_string()).collect();
        assert_eq!(
            months,
            [
                "November 2025",
                "December 2025",
                "January 2026",
                "February 2026"
            ]
        );
    }

    proptest! {
        /// A day belongs to the month, quarter and year that are made of it, and these fit into each other.
        #[test]
        fn periods_hold_their_days_and_fit_together(number in 91_i64..182_000) {
            let day = Day::nearest(number);
            let (month, quarter, year) = (Month::of(day), Quarter::of(day), CollectionYear::of(day));
            prop_assert!(month.span().contains(day));
            prop_assert!(quarter.span().contains(day) && quarter.span().contains(month.first()));
            prop_assert!(year.span().contains(quarter.first()) && year.span().contains(quarter.last()));
            prop_assert_eq!(month.next().first(), month.last().plus(1));
            prop_assert_eq!(quarter.next().first(), quarter.last().plus(1));
            prop_assert_eq!(year.next().first(), year.last().plus(1));
            prop_assert_eq!(month.next().previous(), month);
            prop_assert_eq!(quarter.months().len(), 3);
            prop_assert_eq!(year.months().len(), 12);
        }

        /// A rolling year is 365 days or, when it holds a 29 February, 366.
        #[test]
        fn a_rolling_year_is_a_year_long(number in 400_i64..182_000) {
            let ending = Day::nearest(number);
            let year = rolling_year(ending);
            let leap = (0..400).map(|back| ending.plus(-back)).take_while(|day| *day >= year.first).any(|day| day.parts().1 == 2 && day.parts().2 == 29);
            prop_assert_eq!(year.days(), if leap { 366 } else { 365 });
        }
    }
}
