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

/// This moment.
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}
