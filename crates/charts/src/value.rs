//! A value as it can be known, its unit, and the axis it stands on.

/// What is known of one value.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// The value; of a percentage, 71.0 is 71%.
    Value(f64),
    /// There were no cases to count: a gap, and never a zero.
    NoCases,
    /// Known, and not shown because a child could be recognised.
    Suppressed,
    /// Not known, with a word or two for the reason: "not loaded".
    Missing(String),
}

impl Reading {
    /// The value, where there is one that can be drawn.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Value(value) => drawable(*value),
            Self::NoCases | Self::Suppressed | Self::Missing(_) => None,
        }
    }

    /// The value or what stands in its place, in words.
    #[must_use]
    pub fn said(&self, unit: Unit) -> String {
        match self {
            Self::Value(value) => {
                drawable(*value).map_or_else(|| "not known".to_owned(), |value| unit.said(value))
            }
            Self::NoCases => "no cases".to_owned(),
            Self::Suppressed => "suppressed".to_owned(),
            Self::Missing(words) if words.is_empty() => "not known".to_owned(),
            Self::Missing(words) => words.clone(),
        }
    }
}

/// The greatest size a value is drawn at; beyond it the picture would say nothing.
const MOST: f64 = 1e12;

/// A value that can be drawn: none for what is no number.
pub(crate) fn drawable(value: f64) -> Option<f64> {
    (!value.is_nan()).then(|| value.clamp(-MOST, MOST))
}

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Parts of a hundred: 71.0 is written 71%.
    Percent,
    /// Things counted, or an average of such counts.
    Number,
    /// Days.
    Days,
    /// So many for each so many: `Rate(10_000)`.
    Rate(u32),
}

impl Unit {
    /// A value in words: "71%", "7.7%", "1,240", "12 days", "54.3".
    #[must_use]
    pub fn said(self, value: f64) -> String {
        let short = self.short(value);
        match self {
            Self::Days if short == "1" => "1 day".to_owned(),
            Self::Days => format!("{short} days"),
            Self::Percent | Self::Number | Self::Rate(_) => short,
        }
    }

    /// A value in as few letters as there can be, as on an axis.
    pub(crate) fn short(self, value: f64) -> String {
        let Some(value) = drawable(value) else {
            return "not known".to_owned();
        };
        match self {
            Self::Percent if value.abs() < 9.95 => format!("{}%", decimal(value)),
            Self::Percent => format!("{}%", whole(value.round())),
            Self::Number | Self::Days if value.abs() >= 100.0 => whole(value.round()),
            Self::Number | Self::Days | Self::Rate(_) => decimal(value),
        }
    }

    /// What is written above the axis where the numbers alone do not say it.
    pub(crate) fn heading(self) -> Option<String> {
        match self {
            Self::Percent | Self::Number => None,
            Self::Days => Some("days".to_owned()),
            Self::Rate(per) => Some(format!("per {}", whole(f64::from(per)))),
        }
    }

    /// The least step between two lines of its axis.
    const fn least_step(self) -> f64 {
        match self {
            Self::Percent | Self::Number | Self::Days => 1.0,
            Self::Rate(_) => 0.1,
        }
    }
}

/// At most one decimal.
fn decimal(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if (rounded - rounded.round()).abs() < 1e-9 || rounded.abs() >= 1000.0 {
        return whole(rounded.round());
    }
    format!("{rounded:.1}")
}

/// A whole number with commas between thousands; millions and billions in short.
fn whole(value: f64) -> String {
    let size = value.abs();
    if size >= 1e9 {
        return format!("{:.1}bn", value / 1e9);
    }
    if size >= 1e6 {
        return format!("{:.1}m", value / 1e6);
    }
    let digits = format!("{size:.0}");
    let sign = if value < 0.0 && digits != "0" {
        "-"
    } else {
        ""
    };
    let cut = digits.len().saturating_sub(3);
    match digits.split_at_checked(cut) {
        Some((thousands, rest)) if !thousands.is_empty() => format!("{sign}{thousands},{rest}"),
        _ => format!("{sign}{digits}"),
    }
}

/// A count with commas between thousands.
pub(crate) fn counted(count: u32) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "34 of 48", as far as both are known.
pub(crate) fn of(numerator: Option<u32>, denominator: Option<u32>) -> Option<String> {
    match (numerator, denominator) {
        (Some(n), Some(of)) => Some(format!("{} of {}", counted(n), counted(of))),
        (Some(n), None) => Some(counted(n)),
        (None, _) => None,
    }
}

/// An axis of values between two round numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Axis {
    pub(crate) low: f64,
    pub(crate) high: f64,
    step: f64,
}

impl Axis {
    /// The axis that holds all values, with about `lines` lines; from zero where asked.
    pub(crate) fn around(
        values: impl Iterator<Item = f64>,
        unit: Unit,
        lines: f64,
        from_zero: bool,
    ) -> Self {
        let mut low = f64::INFINITY;
        let mut high = f64::NEG_INFINITY;
        for value in values.filter_map(drawable) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = if unit == Unit::Percent {
                (0.0, 100.0)
            } else {
                (0.0, 1.0)
            };
        }
        let positive = low >= 0.0;
        if from_zero {
            low = low.min(0.0);
            high = high.max(0.0);
        }
        let room = if high > low {
            high - low
        } else {
            high.abs().max(unit.least_step())
        };
        let step = round_step(room / lines).max(unit.least_step());
        let mut bottom = (low / step).floor() * step;
        let mut top = (high / step).ceil() * step;
        if top - bottom < step * 1.5 {
            top = bottom + 2.0 * step;
        }
        if !from_zero {
            // A line on the very edge reads as the edge.
            if high > top - step / 10.0 {
                top += step;
            }
            if low < bottom + step / 10.0 {
                bottom -= step;
            }
        }
        if unit == Unit::Percent && high <= 100.0 && top > 100.0 {
            top = 100.0;
            bottom = bottom.min(100.0 - 2.0 * step);
        }
        if positive {
            bottom = bottom.max(0.0);
        }
        Self {
            low: bottom,
            high: top,
            step,
        }
    }

    /// The axis that holds all values closely, without round ends: for a drawing that names none of its lines.
    pub(crate) fn close(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values
            .filter_map(drawable)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            });
        let (low, high) = if low < high {
            (low, high)
        } else if low == high {
            (low - 1.0, high + 1.0)
        } else {
            (0.0, 1.0)
        };
        Self {
            low,
            high,
            step: high - low,
        }
    }

    /// Where its lines stand, ten at most.
    pub(crate) fn ticks(self) -> impl Iterator<Item = f64> {
        (0_u8..10)
            .map(move |place| self.low + self.step * f64::from(place))
            .take_while(move |value| *value <= self.high + self.step / 1000.0)
    }

    /// How far along it a value stands, from 0 to 1; what lies outside stands at the ends.
    pub(crate) fn part(self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// The least of 1, 2 and 5, and ten, a hundred… times those, that is no smaller.
fn round_step(raw: f64) -> f64 {
    let size = 10_f64.powf(raw.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * size)
        .find(|step| *step >= raw * 0.999)
        .unwrap_or(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_said_in_their_unit() {
        assert_eq!(Unit::Percent.said(71.4), "71%");
        assert_eq!(Unit::Percent.said(7.68), "7.7%");
        assert_eq!(Unit::Percent.said(9.97), "10%");
        assert_eq!(Unit::Days.said(1.0), "1 day");
        assert_eq!(Unit::Days.said(12.0), "12 days");
        assert_eq!(Unit::Number.said(1240.0), "1,240");
        assert_eq!(Unit::Rate(10_000).said(54.32), "54.3");
        assert_eq!(Unit::Number.said(-0.01), "0");
        assert_eq!(Unit::Number.said(f64::NAN), "not known");
        assert_eq!(Unit::Number.said(2.5e7), "25.0m");
        assert_eq!(counted(1_234_567), "1,234,567");
    }

    #[test]
    fn an_axis_holds_its_values_between_round_numbers() {
        let axis = Axis::around([42.0, 89.0].into_iter(), Unit::Percent, 5.0, false);
        assert_eq!(
            axis.ticks().collect::<Vec<_>>(),
            [40.0, 50.0, 60.0, 70.0, 80.0, 90.0]
        );
        assert!((axis.part(65.0) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn no_axis_is_empty_or_leaves_what_can_be() {
        for values in [
            vec![],
            vec![0.0],
            vec![100.0],
            vec![f64::NAN],
            vec![1e300, -1e300],
            vec![7.0; 3],
        ] {
            for unit in [Unit::Percent, Unit::Number, Unit::Days, Unit::Rate(1000)] {
                let axis = Axis::around(values.iter().copied(), unit, 5.0, false);
                assert!(axis.high > axis.low, "{values:?} {axis:?}");
                assert!(
                    (2..=10).contains(&axis.ticks().count()),
                    "{values:?} {axis:?}"
                );
                if values.iter().all(|v| (0.0..=100.0).contains(v)) {
                    assert!(axis.low >= 0.0, "{values:?} {axis:?}");
                    assert!(unit != Unit::Percent || axis.high <= 100.0, "{axis:?}");
                }
            }
        }
    }
}
