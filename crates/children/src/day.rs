//! A day of the civil calendar: four bytes, with the ages, months and working days counted from it.
//!
//! A [`Day`] knows no time of day and no zone, so a change of the clocks moves nothing: from the last Saturday of
//! March to the Sunday after it is one day.

use crate::calendar;
use jiff::civil::{Date, Weekday};
use std::fmt;
use std::num::NonZeroU32;

/// A day from 1 January 1800 to 31 December 2299.
///
/// Held as the number of days since 31 December 1799, so that days compare and subtract as numbers do, and
/// `Option<Day>` is no larger than `Day`.
///
/// ```
/// use children::day::Day;
///
/// let contact = Day::new(2026, 3, 27).unwrap();
/// assert_eq!(contact.to_string(), "2026-03-27");
/// assert_eq!(contact.plus_working_days(1).to_string(), "2026-03-30");
/// assert_eq!(Day::new(2026, 2, 29), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroU32);

/// From 1 March of the year 0 to 31 December 1799: what the arithmetic below counts from, and what a `Day` does.
const SHIFT: u32 = days_from_march_of_year_0(1799, 12, 31);

/// The last day there is.
const LAST: u32 = days_from_march_of_year_0(2299, 12, 31) - SHIFT;

impl Day {
    /// 1 January 1800, the first day there is.
    pub const FIRST: Self = Self::counted(1);

    /// 31 December 2299, the last day there is.
    pub const LAST: Self = Self::counted(LAST);

    /// The day of this year, month and day of the month, if there is one and it is not before 1800 or after 2299.
    #[must_use]
    pub const fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if year < 1800
            || year > 2299
            || month < 1
            || month > 12
            || day < 1
            || day > days_in_month(year, month)
        {
            return None;
        }
        Some(Self::of_parts(year, month, day))
    }

    /// The same day of a [`Date`], unless it is before 1800 or after 2299.
    #[must_use]
    pub fn from_date(date: Date) -> Option<Self> {
        Self::new(date.year(), date.month(), date.day())
    }

    /// The same day as a [`Date`].
    #[must_use]
    pub const fn date(self) -> Date {
        let (year, month, day) = self.parts();
        // It came of a day that is, and the range of `Date` is wider: this cannot fail.
        Date::constant(year, month, day)
    }

    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a year is at most 2299, a month 12, a day 31"
    )]
    pub const fn parts(self) -> (i16, i8, i8) {
        // Years are counted from March, so that the odd day of a leap year comes last; 146,097 days are 400 years.
        let days = self.0.get() + SHIFT;
        let era = days / 146_097;
        let of_era = days % 146_097;
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let (month, next) = if from_march < 10 {
            (from_march + 3, 0)
        } else {
            (from_march - 9, 1)
        };
        (
            (era * 400 + year_of_era + next) as i16,
            month as i8,
            day as i8,
        )
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.parts().0
    }

    /// The day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match self.days_from_monday() {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// This many days later, or earlier when negative; the first or last day there is, rather than beyond it.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self::nearest(self.0.get() as i64 + days as i64)
    }

    /// Days from `earlier` to this day; negative when it is the later one.
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.number() - earlier.number()
    }

    /// The same day of the month this many months later, or earlier when negative. Where that month is too short, its
    /// last day: a month after 31 January is 28 or 29 February.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the year is within 1800 to 2299, the month within 1 to 12"
    )]
    pub const fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.parts();
        let total = year as i64 * 12 + month as i64 - 1 + months as i64;
        if total < 1800 * 12 {
            return Self::FIRST;
        }
        if total >= 2300 * 12 {
            return Self::LAST;
        }
        let (year, month) = ((total / 12) as i16, (total % 12) as i8 + 1);
        let longest = days_in_month(year, month);
        Self::of_parts(year, month, if day > longest { longest } else { day })
    }

    /// The same day this many years later, or earlier when negative. 29 February becomes the 28th in a common year:
    /// so rules of returns count years. For a child's birthday, ask [`Day::birthday`].
    #[must_use]
    pub const fn plus_years(self, years: i32) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    /// Completed months from `earlier` to this day: the most that [`Day::plus_months`] can add to `earlier` without
    /// passing this day. Negative when `earlier` is later: the day before it, -1 and never 0.
    #[must_use]
    pub const fn months_since(self, earlier: Self) -> i32 {
        let (to_year, to_month, to_day) = self.parts();
        let (from_year, from_month, from_day) = earlier.parts();
        let between =
            (to_year as i32 - from_year as i32) * 12 + to_month as i32 - from_month as i32;
        let longest = days_in_month(to_year, to_month);
        let reached = if from_day > longest {
            longest
        } else {
            from_day
        };
        if to_day < reached {
            between - 1
        } else {
            between
        }
    }

    /// Whether it is neither Saturday, Sunday nor a bank holiday of England and Wales. Bank holidays are known for
    /// the years of [`calendar::KNOWN`]; elsewhere only weekends are left out.
    #[must_use]
    pub fn is_working_day(self) -> bool {
        calendar::is_working_day(self)
    }

    /// The day on which `n` working days have passed. The event's day is day 0 and never counted itself; after an
    /// event on a day that is not worked, the next working day is day 1. What is due then is in time on that day.
    ///
    /// ```
    /// use children::day::Day;
    ///
    /// // Thursday before Easter 2024: Good Friday and Easter Monday are not worked.
    /// let received = Day::new(2024, 3, 28).unwrap();
    /// assert_eq!(received.plus_working_days(1).to_string(), "2024-04-02");
    /// ```
    #[must_use]
    pub fn plus_working_days(self, n: u32) -> Self {
        let mut day = self;
        let mut left = i64::from(n);
        while left > 0 {
            if day == Self::LAST {
                return day;
            }
            // So many days hold at most `left` working days, from whichever weekday: the day sought is not passed.
            let next = Self::nearest(i64::from(day.0.get()) + left / 5 * 7 + left % 5);
            left -= i64::from(next.working_days_since(day));
            day = next;
        }
        // The last step may have ended on a day off that follows the day sought.
        while n > 0 && !day.is_working_day() {
            day = day.plus(-1);
        }
        day
    }

    /// Working days after `earlier`, up to and with this day: 0 on the same day, negative when `earlier` is later.
    #[must_use]
    pub fn working_days_since(self, earlier: Self) -> i32 {
        calendar::working_days_up_to(self) - calendar::working_days_up_to(earlier)
    }

    /// Completed years of age on a day, for whoever was `born` on this one; nothing before birth. From 255 on, 255.
    ///
    /// A person attains an age at the start of the anniversary of the birth (Family Law Reform Act 1969, section 9).
    /// Whoever was born on 29 February has no such day in a common year and completes the year on 1 March, as is
    /// usual in England and Wales: on 28 February a child of 29 February 2008 is 17 in 2026.
    #[must_use]
    pub fn age(born: Self, on: Self) -> Option<u8> {
        if on < born {
            return None;
        }
        let (born_year, born_month, born_day) = born.parts();
        let (year, month, day) = on.parts();
        let before = (month, day) < (born_month, born_day);
        let years = year - born_year - i16::from(before);
        Some(u8::try_from(years).unwrap_or(u8::MAX))
    }

    /// The day on which whoever was `born` on this one becomes `n`: the first day on which [`Day::age`] says so.
    /// After a birth on 29 February, that is 1 March in a common year.
    #[must_use]
    pub fn birthday(born: Self, n: u8) -> Self {
        let (year, month, day) = born.parts();
        let year = year + i16::from(n);
        if year > 2299 {
            return Self::LAST;
        }
        Self::new(year, month, day).unwrap_or(Self::of_parts(year, 3, 1))
    }

    /// 0 on a Monday, 6 on a Sunday.
    pub(crate) const fn days_from_monday(self) -> u8 {
        // 1 January 1800 was a Wednesday.
        ((self.0.get() + 1) % 7) as u8
    }

    /// Days since 31 December 1799, as a number with a sign.
    pub(crate) const fn number(self) -> i32 {
        self.0.get().cast_signed()
    }

    /// The day with this number, or the first or last one where there is none.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between the first and the last day"
    )]
    pub(crate) const fn nearest(number: i64) -> Self {
        if number < 1 {
            Self::FIRST
        } else if number > LAST as i64 {
            Self::LAST
        } else {
            Self::counted(number as u32)
        }
    }

    /// The day of parts known to be right.
    const fn of_parts(year: i16, month: i8, day: i8) -> Self {
        Self::counted(days_from_march_of_year_0(year, month, day) - SHIFT)
    }

    const fn counted(number: u32) -> Self {
        match NonZeroU32::new(number) {
            Some(number) => Self(number),
            None => Self(NonZeroU32::MIN),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// How many days a month has.
pub(crate) const fn days_in_month(year: i16, month: i8) -> i8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1 March of the year 0, of a day in the years after it.
#[expect(clippy::cast_sign_loss, reason = "year, month and day are positive")]
const fn days_from_march_of_year_0(year: i16, month: i8, day: i8) -> u32 {
    let year = year as u32 - (month <= 2) as u32;
    let from_march = (month as u32 + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day as u32 - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + of_year
}

#[cfg(test)]
mod tests;
