//! A quarter of the financial year.

use super::{CollectionYear, Month, Span};
use crate::day::Day;
use std::fmt;

/// Three months of the financial year: quarter 1 is April to June, quarter 4 January to March.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(Month);

impl Quarter {
    /// The quarter of a year, by its number from 1 to 4, if there is one.
    #[must_use]
    pub fn new(year: CollectionYear, number: u8) -> Option<Self> {
        (1..=4)
            .contains(&number)
            .then(|| Self::of(year.first().plus_months(i32::from(number) * 3 - 3)))
    }

    /// The quarter a day is in.
    #[must_use]
    pub const fn of(day: Day) -> Self {
        let month = Month::of(day);
        // Quarters begin with January, April, July and October, as three-month groups of the calendar year do.
        Self(month.plus(-(month.index() % 3)))
    }

    /// The financial year it is in.
    #[must_use]
    pub const fn year(self) -> CollectionYear {
        CollectionYear::of(self.first())
    }

    /// Its number in the financial year, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self.0.month() {
            1..=3 => 4,
            4..=6 => 1,
            7..=9 => 2,
            _ => 3,
        }
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Day {
        self.0.first()
    }

    /// Its last day.
    #[must_use]
    pub const fn last(self) -> Day {
        self.0.plus(2).last()
    }

    /// From its first to its last day.
    #[must_use]
    pub const fn span(self) -> Span {
        Span {
            first: self.first(),
            last: self.last(),
        }
    }

    /// Its three months.
    #[must_use]
    pub const fn months(self) -> [Month; 3] {
        [self.0, self.0.plus(1), self.0.plus(2)]
    }

    /// This many quarters later, or earlier when negative; the first or last there is, rather than beyond it.
    #[must_use]
    pub const fn plus(self, quarters: i32) -> Self {
        Self::of(self.0.plus(quarters.saturating_mul(3)).first())
    }

    /// The quarter after.
    #[must_use]
    pub const fn next(self) -> Self {
        self.plus(1)
    }

    /// The quarter before.
    #[must_use]
    pub const fn previous(self) -> Self {
        self.plus(-1)
    }
}

/// As it is read: "quarter 4 of 2025/26".
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "quarter {} of {}", self.number(), self.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_those_of_the_financial_year() {
        let first = Quarter::new(CollectionYear(2026), 1).unwrap();
        assert_eq!(first.span().to_string(), "2025-04-01 to 2025-06-30");
        let fourth = Quarter::of(Day::new(2026, 2, 28).unwrap());
        assert_eq!(fourth.to_string(), "quarter 4 of 2025/26");
        assert_eq!(fourth.last(), CollectionYear(2026).last());
        assert_eq!(first.plus(3), fourth);
        assert_eq!(fourth.next().number(), 1);
        assert_eq!(fourth.next().year(), CollectionYear(2027));
        assert_eq!(Quarter::new(CollectionYear(2026), 5), None);
        assert_eq!(Quarter::new(CollectionYear(2026), 0), None);
    }

    #[test]
    fn there_is_a_last_quarter() {
        let last = Quarter::of(Day::LAST);
        assert_eq!(last.plus(i32::MAX), last);
        assert_eq!(
            Quarter::of(Day::FIRST).plus(i32::MIN),
            Quarter::of(Day::FIRST)
        );
    }
}
