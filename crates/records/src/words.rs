//! Numbers and measures in words, for pages and for machines.

use measures::measure::{Better, Headline, Unit, Value};

use crate::Reading;

/// The word of a headline's period in rows.
pub fn headline_word(headline: Headline) -> &'static str {
    match headline {
        Headline::Latest => "latest",
        Headline::RollingYear => "rolling_year",
        Headline::YearToDate => "year_to_date",
    }
}

/// The word of a value's unit in rows.
pub fn unit_word(value: Value) -> &'static str {
    match value {
        Value::Share | Value::Ratio(Unit::Share) => "share",
        Value::Count => "count",
        Value::Rate => "per_10000",
        Value::Mean(unit) | Value::Ratio(unit) => match unit {
            Unit::Days => "days",
            Unit::Months => "months",
            Unit::Points => "points",
            Unit::Children => "children",
            Unit::Times => "times",
            Unit::Families => "families",
            Unit::Share => "share",
        },
    }
}

/// The word of which way is better in rows.
pub fn better_word(better: Better) -> &'static str {
    match better {
        Better::Higher => "higher",
        Better::Lower => "lower",
        Better::Neutral => "neutral",
    }
}

/// Which way is better, as a sentence without its stop.
pub fn better_sentence(better: Better) -> &'static str {
    match better {
        Better::Higher => "Higher is better",
        Better::Lower => "Lower is better",
        Better::Neutral => "Neither way is better by itself",
    }
}

/// What stands above and below the line of a value.
pub fn parts(reading: &Reading, value: Value) -> (Option<f64>, Option<f64>) {
    let tally = reading.tally;
    match value {
        Value::Share => (Some(f64::from(tally.met)), Some(f64::from(tally.counted))),
        Value::Count => (Some(f64::from(tally.counted)), None),
        Value::Rate => {
            // The population is that which the value was made with.
            let people = reading
                .value
                .filter(|value| *value > 0.0)
                .map(|value| (f64::from(tally.counted) * 10_000.0 / value).round());
            (Some(f64::from(tally.counted)), people)
        }
        Value::Mean(_) => (Some(tally.amount), Some(f64::from(tally.counted))),
        Value::Ratio(Unit::Share) => (Some(tally.met_amount), Some(tally.amount)),
        Value::Ratio(_) => (
            Some(tally.met_amount),
            Some(tally.amount - tally.met_amount),
        ),
    }
}

/// A number for machines: whole where it is, else up to six places.
pub fn machine_number(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A value for people: "86%", "14 days", "40.6".
pub fn value_text(value: f64, unit: Value) -> String {
    match unit {
        Value::Share | Value::Ratio(Unit::Share) => percent(value),
        Value::Count => format!("{value:.0}"),
        Value::Rate => format!("{value:.1}"),
        Value::Mean(unit) | Value::Ratio(unit) => match unit {
            Unit::Days => format!(
                "{value:.0} {}",
                if (value.round() - 1.0).abs() < 0.5 {
                    "day"
                } else {
                    "days"
                }
            ),
            Unit::Months => format!("{value:.1} months"),
            Unit::Points | Unit::Children | Unit::Times | Unit::Families => format!("{value:.1}"),
            Unit::Share => percent(value),
        },
    }
}

/// A share as a percentage; one place where whole percents would say none or all wrongly.
fn percent(share: f64) -> String {
    let whole = share * 100.0;
    if whole > 0.0 && whole < 10.0 || whole > 99.0 && whole < 100.0 {
        format!("{whole:.1}%")
    } else {
        format!("{whole:.0}%")
    }
}
