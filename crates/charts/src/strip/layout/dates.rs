//! The dates of the reports above the bars, as much of them as fits.

use super::super::labels::{Span, flags};
use super::scale::TODAY_ROOM;
use crate::history::History;
use crate::text;
use crate::time::{self, Scale};

/// The date of a report above the bars.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::strip) struct DateLabel {
    /// The day's place.
    pub(in crate::strip) day: f64,
    pub(in crate::strip) span: Span,
    /// The line its date stands on.
    pub(in crate::strip) y: f64,
    pub(in crate::strip) date: String,
    pub(in crate::strip) under: String,
}

impl DateLabel {
    /// The line its last words stand on.
    pub(in crate::strip) fn foot(&self) -> f64 {
        if self.under.is_empty() {
            self.y
        } else {
            self.y + 18.0
        }
    }

    /// Where the words are fixed, and by which end.
    pub(in crate::strip) fn anchored(&self) -> (f64, &'static str) {
        if self.span.left < self.day {
            (self.day + 2.0, "end")
        } else {
            (self.day, "start")
        }
    }
}

/// How much is said above each report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saying {
    /// The date, and a line under it.
    Both,
    /// The date.
    Date,
    /// The month.
    Month,
}

impl Saying {
    /// How far one tier stands above the next.
    const fn tier(self) -> f64 {
        match self {
            Self::Both => 40.0,
            Self::Date | Self::Month => 22.0,
        }
    }
}

/// The date labels, and how far the highest stands above the lowest: as much as fits on two tiers, or else the
/// months on as many as they need.
pub(super) fn dates(history: &History, scale: Scale) -> (Vec<DateLabel>, f64) {
    let found = [Saying::Both, Saying::Date]
        .into_iter()
        .map(|saying| said(history, scale, saying))
        .find(|(_, highest, saying)| *highest <= saying.tier());
    let (labels, highest, _) = found.unwrap_or_else(|| said(history, scale, Saying::Month));
    (labels, highest)
}

/// The labels, each with its height above the lowest tier as its `y`, and the greatest height.
fn said(history: &History, scale: Scale, saying: Saying) -> (Vec<DateLabel>, f64, Saying) {
    let today = scale.x(history.today);
    let mut labels: Vec<DateLabel> = Vec::new();
    let mut days = Vec::new();
    for report in history.in_order() {
        let day = scale.x(report.published);
        let date = match saying {
            Saying::Both | Saying::Date => time::short(report.published),
            Saying::Month => time::month(report.published),
        };
        if labels.iter().any(|known| known.date == date) {
            continue;
        }
        let under = if saying == Saying::Both {
            report.under.clone()
        } else {
            String::new()
        };
        days.push((
            day,
            text::width(&date, 16.0, true).max(text::width(&under, 14.0, false)),
        ));
        labels.push(DateLabel {
            day,
            span: Span {
                left: day,
                right: day,
            },
            y: 0.0,
            date,
            under,
        });
    }
    // "today" stands on the lowest tier; dates keep clear of it.
    let word = Span {
        left: today,
        right: today + TODAY_ROOM,
    };
    let flags = flags(&days, scale.right + 4.0, word);
    let mut highest = 0.0_f64;
    for (label, flag) in labels.iter_mut().zip(flags) {
        label.span = flag.span;
        label.y = saying.tier() * f64::from(flag.tier);
        highest = highest.max(label.y);
    }
    // A date alone stands where the line under it would.
    if saying != Saying::Both {
        for label in &mut labels {
            label.y -= 18.0;
        }
        highest -= 18.0;
    }
    (labels, highest.max(0.0), saying)
}
