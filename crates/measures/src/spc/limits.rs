//! The mean of some months and the limits of chance around it.

use super::Way;

/// Limits lie this many mean moving ranges from the mean: three sigma, since a moving range of two is 1.128 sigma.
const RANGES_TO_LIMIT: f64 = 2.66;

/// A moving range over so many times the average one comes of a jump and says nothing of chance.
const SCREENED_OVER: f64 = 3.267;

/// Months whose numbers counted all lie this close to their mean, as a share of it, have the same limits: the usual rule
/// of charts of shares.
const ALIKE: f64 = 0.25;

/// Differences smaller than this share of the numbers are those of arithmetic, not of the world: the mean of equal
/// months must not lie beside them.
const ARITHMETIC: f64 = 1e-9;

/// What is measured; it decides what limits can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantity {
    /// A number of children or events.
    Count,
    /// A share from 0 to 1.
    Share,
    /// Anything else that is never below 0: days, a rate.
    Amount,
}

/// A mean, with limits on either side that chance hardly ever passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The mean.
    pub mean: f64,
    /// The lower limit, as computed: it may lie below what can be.
    pub lower: f64,
    /// The upper limit, as computed: it may lie above what can be.
    pub upper: f64,
}

impl Limits {
    /// Of months in order, each with its spread; none of no months.
    ///
    /// A month of spread 1 is as it is. Another weighs in the mean by how many it counted, and its distance from the
    /// mean is taken as it would be at spread 1. Moving ranges over 3.267 times their average are left out and the
    /// average taken again, once, unless that would leave limits of no width around months that did move.
    pub(super) fn of(months: impl Iterator<Item = (f64, f64)> + Clone) -> Option<Self> {
        let weight = |spread: f64| 1.0 / (spread * spread);
        let (sum, weights) = months
            .clone()
            .fold((0.0, 0.0), |(sum, weights), (value, spread)| {
                (sum + value * weight(spread), weights + weight(spread))
            });
        let mean = (weights > 0.0).then(|| sum / weights)?;
        let alike = months.map(|(value, spread)| (value - mean) / spread);
        let ranges: Vec<f64> = alike
            .clone()
            .zip(alike.skip(1))
            .map(|(one, next)| (next - one).abs())
            .collect();
        let all = self::mean(ranges.iter().copied()).unwrap_or_default();
        let screened = self::mean(
            ranges
                .iter()
                .copied()
                .filter(|range| *range <= SCREENED_OVER * all),
        );
        let range = screened.filter(|range| *range > 0.0).unwrap_or(all);
        let width = RANGES_TO_LIMIT * range;
        (mean.is_finite() && width.is_finite()).then_some(Self {
            mean,
            lower: mean - width,
            upper: mean + width,
        })
    }

    /// The same mean with limits so many times as wide.
    pub(super) const fn widened(&self, spread: f64) -> Self {
        let width = (self.upper - self.mean) * spread;
        Self {
            mean: self.mean,
            lower: self.mean - width,
            upper: self.mean + width,
        }
    }

    /// Two thirds of the way from the mean to the lower limit.
    #[must_use]
    pub const fn near_lower(&self) -> f64 {
        self.mean - (self.upper - self.mean) * 2.0 / 3.0
    }

    /// Two thirds of the way from the mean to the upper limit.
    #[must_use]
    pub const fn near_upper(&self) -> f64 {
        self.mean + (self.upper - self.mean) * 2.0 / 3.0
    }

    /// The same for showing: no limit below 0, and none of a share above 1. The rules read the limits as computed.
    #[must_use]
    pub const fn shown(&self, of: Quantity) -> Self {
        let upper = match of {
            Quantity::Share => self.upper.min(1.0),
            Quantity::Count | Quantity::Amount => self.upper,
        };
        Self {
            mean: self.mean,
            lower: self.lower.max(0.0),
            upper,
        }
    }

    /// On which side of the mean a month lies, unless it is the mean.
    pub(super) fn side(&self, month: f64) -> Option<Way> {
        beyond(month, self.mean, self.mean)
    }

    /// Beyond which limit a month lies, if beyond one.
    pub(super) fn outside(&self, month: f64) -> Option<Way> {
        beyond(month, self.lower, self.upper)
    }

    /// Near which limit a month lies, if it is within them and beyond two thirds of the way to one.
    pub(super) fn near(&self, month: f64) -> Option<Way> {
        if self.outside(month).is_some() {
            None
        } else {
            beyond(month, self.near_lower(), self.near_upper())
        }
    }
}

/// How wide each month's limits are by how many it counted: 1 for all where they count alike, and where nobody was
/// counted. Chance moves a share by the root of the number it is of.
pub(super) fn spreads(counted: &[Option<u32>]) -> Vec<f64> {
    let with = || {
        counted
            .iter()
            .flatten()
            .filter(|n| **n > 0)
            .copied()
            .map(f64::from)
    };
    let alike = |mean: f64| with().all(|n| (n - mean).abs() <= ALIKE * mean);
    let Some(mean) = mean(with()).filter(|mean| !alike(*mean)) else {
        return vec![1.0; counted.len()];
    };
    counted
        .iter()
        .map(|n| match n.filter(|n| *n > 0) {
            Some(n) => (mean / f64::from(n)).sqrt(),
            None => 1.0,
        })
        .collect()
}

/// Whether one number is above another, by more than arithmetic.
pub(super) fn above(one: f64, other: f64) -> bool {
    one - other > ARITHMETIC * one.abs().max(other.abs())
}

fn beyond(month: f64, lower: f64, upper: f64) -> Option<Way> {
    if above(month, upper) {
        Some(Way::Up)
    } else if above(lower, month) {
        Some(Way::Down)
    } else {
        None
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}
