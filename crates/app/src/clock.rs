//! The clock: the only place that asks what time it is. Everything else is told.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

/// Today, where the program runs.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the clock"
)]
pub(crate) fn today() -> Date {
    Zoned::now().date()
}

/// Today as a day of the records.
pub(crate) fn day() -> children::Day {
    // A clock set before 1800 or after 2299 is taken to stand at the end of what can be counted.
    children::Day::from_date(today()).unwrap_or(children::Day::LAST)
}

/// This moment.
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// The moment a day begins, where the program runs; none at the ends of the calendar.
pub(crate) fn begin_of(day: Date) -> Option<Timestamp> {
    day.to_zoned(jiff::tz::TimeZone::system())
        .ok()
        .map(|begin| begin.timestamp())
}
