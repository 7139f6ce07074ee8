//! The year of a collection, which is the financial year.

use super::{Month, Quarter, Span};
use crate::day::Day;
use std::fmt;
use std::str::FromStr;

/// The year of a collection, named by the March it ends in: 2026 is 1 April 2025 to 31 March 2026.
///
/// ```
/// use children::CollectionYear;
///
/// let year: CollectionYear = "2025/26".parse().unwrap();
/// assert_eq!(year, CollectionYear(2026));
/// assert_eq!(year.first().to_string(), "2025-04-01");
/// assert_eq!(year.to_string(), "2025/26");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollectionYear(pub i16);

impl CollectionYear {
    /// The year a day is in.
    #[must_use]
    pub const fn of(day: Day) -> Self {
        let (year, month, _) = day.parts();
        Self(if month < 4 { year } else { year + 1 })
    }

    /// Its first day, 1 April.
    #[must_use]
    pub const fn first(self) -> Day {
        Self::day_or_nearest(self.0.saturating_sub(1), 4, 1)
    }

    /// Its last day, 31 March.
    #[must_use]
    pub const fn last(self) -> Day {
        Self::day_or_nearest(self.0, 3, 31)
    }

    /// From its first to its last day.
    #[must_use]
    pub const fn span(self) -> Span {
        Span {
            first: self.first(),
            last: self.last(),
        }
    }

    /// Its months, from April.
    #[must_use]
    pub fn months(self) -> [Month; 12] {
        let april = Month::of(self.first()).index();
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(|after| Month::of_index(april + after))
    }

    /// Its quarters, from that of April.
    #[must_use]
    pub fn quarters(self) -> [Quarter; 4] {
        let first = Quarter::of(self.first());
        [0, 1, 2, 3].map(|after| first.plus(after))
    }

    /// The year after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The year before.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    const fn day_or_nearest(year: i16, month: i8, day: i8) -> Day {
        match Day::new(year, month, day) {
            Some(day) => day,
            None if year < 1800 => Day::FIRST,
            None => Day::LAST,
        }
    }
}

/// As it is read: "2025/26".
impl fmt::Display for CollectionYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}/{:02}",
            self.0.saturating_sub(1),
            self.0.rem_euclid(100)
        )
    }
}

/// Why a collection year could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAYear;

impl fmt::Display for NotAYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "A collection year is written as the year it ends in, 2026, or as 2025/26 or 2025-26",
        )
    }
}

impl std::error::Error for NotAYear {}

/// Reads "2026", "2025/26", "2025-26" and the same with the second year in full.
impl FromStr for CollectionYear {
    type Err = NotAYear;

    fn from_str(text: &str) -> Result<Self, NotAYear> {
        let text = text.trim();
        let (first, last) = match text.split_once(['/', '-', '\u{2013}']) {
            None => return Ok(Self(year(text)?)),
            Some((first, last)) => (year(first)?, last),
        };
        let ends = first + 1;
        let short = format!("{:02}", ends % 100);
        if last == short || last == ends.to_string() {
            Ok(Self(ends))
        } else {
            Err(NotAYear)
        }
    }
}

/// Four digits, of a year that days are known of.
fn year(text: &str) -> Result<i16, NotAYear> {
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotAYear);
    }
    text.parse()
        .ok()
        .filter(|year| (1801..=2299).contains(year))
        .ok_or(NotAYear)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_named_by_the_march_it_ends_in() {
        let last_day = Day::new(2026, 3, 31).unwrap();
        assert_eq!(CollectionYear::of(last_day), CollectionYear(2026));
        assert_eq!(CollectionYear::of(last_day.plus(1)), CollectionYear(2027));
        assert_eq!(
            CollectionYear(2026).span().to_string(),
            "2025-04-01 to 2026-03-31"
        );
        assert_eq!(CollectionYear(2026).span().days(), 365);
        assert_eq!(CollectionYear(2024).span().days(), 366);
        assert_eq!(CollectionYear(2000).to_string(), "1999/00");
        assert_eq!(
            CollectionYear(2026).months().map(Month::month),
            [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
        );
        assert_eq!(
            CollectionYear(2026).quarters().map(Quarter::number),
            [1, 2, 3, 4]
        );
    }

    #[test]
    fn a_year_is_read_in_each_way_it_is_written() {
        for text in [
            "2026",
            "2025/26",
            "2025-26",
            " 2025/26 ",
            "2025\u{2013}26",
            "2025/2026",
        ] {
            assert_eq!(text.parse(), Ok(CollectionYear(2026)), "{text}");
        }
        assert_eq!("1999/00".parse(), Ok(CollectionYear(2000)));
    }

    #[test]
    fn what_is_no_year_is_not_read_as_one() {
        for text in [
            "",
            "26",
            "2025/27",
            "2025/",
            "/26",
            "2025/6",
            "20255",
            "+202",
            "2025/26/27",
            "-2025",
            "1700",
            "9999",
            "١٩٩٩",
        ] {
            assert_eq!(text.parse::<CollectionYear>(), Err(NotAYear), "{text}");
        }
    }

    #[test]
    fn a_year_beyond_the_calendar_stays_within_it() {
        assert_eq!(CollectionYear(i16::MAX).next().last(), Day::LAST);
        assert_eq!(CollectionYear(i16::MIN).previous().first(), Day::FIRST);
        assert_eq!(CollectionYear(0).months().len(), 12);
    }
}
