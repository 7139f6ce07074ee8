//! The statutory clock: an authority answers a report within so many working days of receiving it.

use children::Day;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::By;

/// Working days from receipt of the report to the statement of what will be done.
///
/// Source: the Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, regulation 3.
pub const DAYS_TO_ANSWER: u32 = 70;

/// How the answer to a report stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The report's title.
    pub title: String,
    /// When it was received.
    pub received: Date,
    /// When the answer was marked ready to send, and by whom.
    pub ready: Option<(Timestamp, By)>,
    /// When it was sent.
    pub sent: Option<Date>,
    /// When it was written down that it was sent: what changes afterwards is not in what was sent.
    pub sent_at: Option<Timestamp>,
}

impl Answer {
    pub(crate) fn received(title: &str, received: Date) -> Self {
        Self {
            title: title.to_owned(),
            received,
            ready: None,
            sent: None,
            sent_at: None,
        }
    }

    /// The last day on which it may be sent; none where the day of receipt is out of the calendar.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        clock(self.received)
    }
}

/// The last working day for the answer to a report received on a day.
#[must_use]
pub fn clock(received: Date) -> Option<Date> {
    Some(
        Day::from_date(received)?
            .plus_working_days(DAYS_TO_ANSWER)
            .date(),
    )
}
