//! A day with, where it was recorded, the time of day; and the hours between two of them.

use std::fmt;

use crate::Day;

/// A local day in England with the minute of that day where it was recorded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The local day.
    pub day: Day,
    /// Minutes after local midnight, 0 to 1,439; `None` where only the day was recorded.
    pub minute: Option<u16>,
}

impl Moment {
    /// A day without a time.
    #[must_use]
    pub fn of_day(day: Day) -> Self {
        Self { day, minute: None }
    }

    /// Whole minutes from `earlier` to here, by the clock of the world: an hour that the clocks skip is not counted,
    /// one they repeat is. `None` where either has no time of day.
    #[must_use]
    pub fn minutes_since(self, earlier: Self) -> Option<i64> {
        Some(self.universal()? - earlier.universal()?)
    }

    /// Minutes on a scale without summer time. British Summer Time runs from 01:00 on the last Sunday of March to
    /// 01:00 (universal) on the last Sunday of October: Summer Time Act 1972, Summer Time Order 2002.
    fn universal(self) -> Option<i64> {
        let local = i64::from(self.day.days_since(Day::FIRST)) * 1440 + i64::from(self.minute?);
        Some(if self.in_summer_time() {
            local - 60
        } else {
            local
        })
    }

    /// Between the spring and the autumn change, as a local clock shows it. The hour that is repeated in autumn is
    /// taken the first time round.
    fn in_summer_time(self) -> bool {
        let Some(minute) = self.minute else {
            return false;
        };
        let date = self.day.date();
        let (month, day) = (date.month(), date.day());
        match month {
            4..=9 => true,
            3 => {
                let change = last_sunday(date.year(), 3);
                day > change || (day == change && minute >= 60)
            }
            10 => {
                let change = last_sunday(date.year(), 10);
                day < change || (day == change && minute < 120)
            }
            _ => false,
        }
    }
}

/// The day of the month of the last Sunday of a month of 31 days.
fn last_sunday(year: i16, month: i8) -> i8 {
    let Some(last) = Day::new(year, month, 31) else {
        return 31;
    };
    31 - last.date().weekday().to_sunday_zero_offset()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minute {
            Some(minute) => write!(f, "{} {:02}:{:02}", self.day, minute / 60, minute % 60),
            None => write!(f, "{}", self.day),
        }
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(year: i16, month: i8, day: i8, hour: u16) -> Moment {
        Moment {
            day: Day::new(year, month, day).unwrap(),
            minute: Some(hour * 60),
        }
    }

    #[test]
    fn hours_are_the_hours_that_passed() {
        assert_eq!(
            at(2026, 1, 13, 9).minutes_since(at(2026, 1, 10, 9)),
            Some(72 * 60)
        );
        // The clocks go forward on 29 March 2026: three days by the clock on the wall are 71 hours.
        assert_eq!(
            at(2026, 3, 30, 9).minutes_since(at(2026, 3, 27, 9)),
            Some(71 * 60)
        );
        // And back on 25 October 2026: 73.
        assert_eq!(
            at(2026, 10, 26, 9).minutes_since(at(2026, 10, 23, 9)),
            Some(73 * 60)
        );
    }

    #[test]
    fn a_day_without_a_time_has_no_hours() {
        assert_eq!(
            Moment::of_day(Day::new(2026, 1, 1).unwrap()).minutes_since(at(2025, 12, 31, 0)),
            None
        );
    }
}
