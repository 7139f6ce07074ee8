//! Days along a line, and how days and gaps are said.

use jiff::Unit;
use jiff::civil::Date;

/// A line of days from left to right.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) first: Date,
    pub(crate) last: Date,
    pub(crate) left: f64,
    pub(crate) right: f64,
}

impl Scale {
    /// Where a day stands; days outside stand at the ends.
    pub(crate) fn x(self, day: Date) -> f64 {
        let whole = days(self.first, self.last).max(1.0);
        let part = days(self.first, day).clamp(0.0, whole);
        self.left + (self.right - self.left) * part / whole
    }

    /// The years whose first day lies inside, and the one the line begins in.
    pub(crate) fn years(self) -> impl Iterator<Item = i16> {
        self.first.year()..=self.last.year()
    }
}

/// Days from one day to another.
pub(crate) fn days(from: Date, to: Date) -> f64 {
    f64::from((to - from).get_days())
}

/// The first day of a month; the first day there is, for a month that cannot be.
pub(crate) fn first_of(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap_or(Date::MIN)
}

/// "13 Feb 2017".
pub(crate) fn short(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// "13 February 2017".
pub(crate) fn long(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// "Feb 2017".
pub(crate) fn month(day: Date) -> String {
    day.strftime("%b %Y").to_string()
}

/// "5 years and 2 months"; "less than a month" for the shortest.
pub(crate) fn gap(from: Date, to: Date) -> String {
    let Ok(span) = from.until((Unit::Year, to)) else {
        return String::new();
    };
    let (years, months) = (i32::from(span.get_years()), span.get_months());
    let said = |n: i32, one: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{n} {one}s")),
    };
    match (said(years, "year"), said(months, "month")) {
        (Some(y), Some(m)) => format!("{y} and {m}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => "less than a month".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_gap_is_said_in_years_and_months() {
        assert_eq!(
            gap(date(2019, 5, 8), date(2024, 7, 23)),
            "5 years and 2 months"
        );
        assert_eq!(gap(date(2019, 5, 8), date(2020, 5, 8)), "1 year");
        assert_eq!(
            gap(date(2019, 5, 8), date(2019, 5, 20)),
            "less than a month"
        );
    }

    #[test]
    fn the_scale_is_true_to_time() {
        let scale = Scale {
            first: date(2020, 1, 1),
            last: date(2020, 12, 31),
            left: 100.0,
            right: 465.0,
        };
        assert!((scale.x(date(2020, 1, 1)) - 100.0).abs() < 1e-9);
        assert!((scale.x(date(2020, 1, 11)) - 110.0).abs() < 1e-9);
        assert!((scale.x(date(2030, 1, 1)) - 465.0).abs() < 1e-9);
    }
}
