//! Moments and days as text that sorts as time does.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::Error;
use crate::reports::strange;

/// A moment as it is kept: in UTC and always of the same length.
pub(crate) fn kept(at: Timestamp) -> String {
    format!("{at:.6}")
}

/// The moment of a text.
pub(crate) fn moment(text: &str) -> Result<Timestamp, Error> {
    text.parse().map_err(|e| strange("a moment", &e))
}

/// The moment of a text; none where it is empty.
pub(crate) fn maybe(text: &str) -> Result<Option<Timestamp>, Error> {
    (!text.is_empty()).then(|| moment(text)).transpose()
}

/// The day of a text.
pub(crate) fn day(text: &str) -> Result<Date, Error> {
    text.parse().map_err(|e| strange("a day", &e))
}

/// The day of a text; none where it is empty.
pub(crate) fn maybe_day(text: &str) -> Result<Option<Date>, Error> {
    (!text.is_empty()).then(|| day(text)).transpose()
}

/// So much before a moment, as it is kept.
pub(crate) fn before(at: Timestamp, by: SignedDuration) -> String {
    kept(at.checked_sub(by).unwrap_or(Timestamp::MIN))
}
