//! Days that are worked, and those at a weekend.

use children::Day;

/// Whether a day is a Saturday or Sunday.
pub(in super::super) fn is_at_weekend(day: Day) -> bool {
    day.weekday().to_monday_zero_offset() >= 5
}

/// Whether a day is before the one that comes so many working days before another. Counted back from a day that is not
/// worked, the working day before it is the first.
pub(in super::super) fn is_before(day: Day, working_days: i32, other: Day) -> bool {
    other.working_days_since(day) + i32::from(!other.is_working_day()) > working_days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_are_counted_back() {
        let day = |month, day| Day::new(2024, month, day).unwrap();
        // Good Friday is 29 March, Easter Monday 1 April.
        assert!(!is_before(day(3, 28), 1, day(4, 1)));
        assert!(is_before(day(3, 27), 1, day(4, 1)));
        assert!(!is_before(day(3, 28), 1, day(4, 2)));
        assert!(!is_before(day(3, 28), 1, day(3, 31)));
        // Saturday and Sunday before a Monday fifteen working days back.
        assert!(!is_before(day(3, 11), 15, day(4, 3)));
        assert!(is_before(day(3, 10), 15, day(4, 3)));
        assert!(!is_before(day(4, 3), 1, day(4, 3)));
        assert!(!is_before(day(4, 9), 1, day(4, 3)));
    }
}
