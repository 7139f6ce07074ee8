//! What each measure's chart says now, of the whole authority: by it every person sees an action rated the same, whoever
//! they are. No number is told here.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock, Weak};

use improvement::plan::Signal;
use jiff::civil::Date;
use measures::catalogue;
use measures::spc::{Chart, Means, Now, Signal as Read};

use crate::records::Records;

/// What each measure's chart says.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    by_code: BTreeMap<&'static str, Signal>,
    /// The newest day in the records; none where nothing is loaded.
    pub(crate) as_at: Option<Date>,
}

impl Signals {
    /// What the charts of these records say.
    fn of(records: &Records) -> Self {
        let read = |measured: &crate::records::Measured| {
            let said = match &measured.counted {
                Ok(_) => said(&measured.chart()),
                Err(_) => Signal::NotTold,
            };
            (measured.measure.id, said)
        };
        Self {
            by_code: records.measured.iter().map(read).collect(),
            as_at: Some(records.as_at.date()),
        }
    }

    /// What a measure says, by its code in any case; that it cannot be told where there is none.
    pub(crate) fn of_code(&self, code: &str) -> Signal {
        catalogue::find(code)
            .and_then(|measure| self.by_code.get(measure.id))
            .copied()
            .unwrap_or(Signal::NotTold)
    }
}

/// What a chart says now.
fn said(chart: &Chart) -> Signal {
    match chart.now {
        Now::NotFor(_) => Signal::NotTold,
        Now::Read(newest) => match newest.signal {
            Read::Special {
                means: Means::Better,
                ..
            } => Signal::Better,
            Read::Special {
                means: Means::Worse,
                ..
            } => Signal::Worse,
            Read::Special {
                means: Means::Changed,
                ..
            }
            | Read::Expected => Signal::AsExpected,
            Read::Gap | Read::Unread => Signal::NotTold,
        },
    }
}

/// The signals of the records in hand, worked out once for them.
#[derive(Debug, Default)]
pub(super) struct InHand(RwLock<Option<(Weak<Records>, Arc<Signals>)>>);

impl InHand {
    /// The signals of these records.
    pub(super) fn now(&self, records: &Arc<Records>) -> Arc<Signals> {
        let known = self
            .0
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone();
        if let Some((of, signals)) = known
            && of.upgrade().is_some_and(|of| Arc::ptr_eq(&of, records))
        {
            return signals;
        }
        let signals = Arc::new(Signals::of(records));
        *self
            .0
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) =
            Some((Arc::downgrade(records), signals.clone()));
        signals
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::spc::{Better, Quantity};

    #[test]
    fn a_chart_says_better_worse_nothing_or_that_it_cannot_be_told() {
        let level = [50.0, 52.0, 48.0, 51.0, 49.0, 50.0, 52.0, 48.0, 51.0, 49.0];
        let with =
            |last: f64| -> Vec<Option<f64>> { level.into_iter().chain([last]).map(Some).collect() };
        let said = |values: &[Option<f64>], better| {
            super::said(&Chart::of(values, Quantity::Amount, better, None, &[]))
        };
        assert_eq!(said(&with(90.0), Better::Higher), Signal::Better);
        assert_eq!(said(&with(90.0), Better::Lower), Signal::Worse);
        assert_eq!(said(&with(90.0), Better::Neutral), Signal::AsExpected);
        assert_eq!(said(&with(50.0), Better::Higher), Signal::AsExpected);
        assert_eq!(said(&with(90.0)[8..], Better::Higher), Signal::NotTold);
    }
}
