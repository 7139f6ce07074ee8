//! A month of the calendar.

use super::Span;
use crate::day::{Day, days_in_month};
use std::fmt;

/// A month, from January 1800 to December 2299.
///
/// Held as its number, so that months compare and subtract as numbers do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u16);

const MONTHS: i64 = 500 * 12;

impl Month {
    /// The month of this year and number from 1 to 12, if there is one.
    #[must_use]
    #[expect(
        clippy::cast_sign_loss,
        reason = "not negative within these years and months"
    )]
    pub const fn new(year: i16, month: i8) -> Option<Self> {
        if year < 1800 || year > 2299 || month < 1 || month > 12 {
            return None;
        }
        Some(Self((year - 1800) as u16 * 12 + month as u16 - 1))
    }

    /// The month a day is in.
    #[must_use]
    pub const fn of(day: Day) -> Self {
        let (year, month, _) = day.parts();
        match Self::new(year, month) {
            Some(month) => month,
            None => Self(0),
        }
    }

    /// The month with this [`Month::index`], or the first or last one where there is none.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between the first and the last month"
    )]
    pub const fn of_index(index: i32) -> Self {
        if index < 0 {
            Self(0)
        } else if index as i64 >= MONTHS {
            Self((MONTHS - 1) as u16)
        } else {
            Self(index as u16)
        }
    }

    /// The year it is in.
    #[must_use]
    pub const fn year(self) -> i16 {
        1800 + (self.0 / 12).cast_signed()
    }

    /// Its number in the year, 1 to 12.
    #[must_use]
    pub const fn month(self) -> i8 {
        (self.0 % 12) as i8 + 1
    }

    /// Months since January 1800. Subtract two of these to know how many months lie between.
    #[must_use]
    pub const fn index(self) -> i32 {
        self.0 as i32
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Day {
        match Day::new(self.year(), self.month(), 1) {
            Some(day) => day,
            None => Day::FIRST,
        }
    }

    /// Its last day.
    #[must_use]
    pub const fn last(self) -> Day {
        match Day::new(
            self.year(),
            self.month(),
            days_in_month(self.year(), self.month()),
        ) {
            Some(day) => day,
            None => Day::LAST,
        }
    }

    /// From its first to its last day.
    #[must_use]
    pub const fn span(self) -> Span {
        Span {
            first: self.first(),
            last: self.last(),
        }
    }

    /// This many months later, or earlier when negative; the first or last there is, rather than beyond it.
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self::of_index(self.index().saturating_add(months))
    }

    /// The month after.
    #[must_use]
    pub const fn next(self) -> Self {
        self.plus(1)
    }

    /// The month before.
    #[must_use]
    pub const fn previous(self) -> Self {
        self.plus(-1)
    }

    /// Its name, without the year.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.month() {
            1 => "January",
            2 => "February",
            3 => "March",
            4 => "April",
            5 => "May",
            6 => "June",
            7 => "July",
            8 => "August",
            9 => "September",
            10 => "October",
            11 => "November",
            _ => "December",
        }
    }
}

/// As it is read: "February 2026".
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name(), self.year())
    }
}

/// As it sorts: "2026-02".
impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_where_the_calendar_says() {
        for (year, month, last) in [
            (2024, 2, 29),
            (2026, 2, 28),
            (2100, 2, 28),
            (2000, 2, 29),
            (2026, 4, 30),
        ] {
            let month = Month::new(year, month).unwrap();
            assert_eq!(month.last().parts().2, last, "{month:?}");
            assert_eq!(month.span().days(), i32::from(last));
        }
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let december = Month::new(2025, 12).unwrap();
        assert_eq!(december.next(), Month::new(2026, 1).unwrap());
        assert_eq!(december.plus(-24).to_string(), "December 2023");
        assert_eq!(december.plus(14).index() - december.index(), 14);
        assert_eq!(format!("{december:?}"), "2025-12");
        assert_eq!(Month::new(2025, 13), None);
        assert_eq!(Month::new(2025, 0), None);
    }

    #[test]
    fn there_is_a_first_and_a_last_month() {
        assert_eq!(Month::of(Day::FIRST).previous(), Month::of(Day::FIRST));
        assert_eq!(Month::of(Day::LAST).plus(i32::MAX), Month::of(Day::LAST));
        assert_eq!(Month::of(Day::LAST).last(), Day::LAST);
    }
}
