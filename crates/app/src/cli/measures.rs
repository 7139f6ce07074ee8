//! `waymark measures`: one row for each measure, period and group.

use std::ops::Range;

use clap::{Args, ValueEnum};
use measures::groups::Breakdown;
use measures::measure::Value;
use serde::Serialize;

use crate::cli::Ended;
use crate::cli::given::Given;
use crate::cli::rows::{self, Output, Row};
use crate::records::{Measured, Reading, Records, words};

/// Measures with what was met and counted
///
/// Exit status: 0 every measure could be had, 1 some could not (the column `why_not` says why), 2 it could not be done.
#[derive(Debug, Args)]
pub(crate) struct Measures {
    #[command(flatten)]
    given: Given,
    /// One measure only, by its code, for example HP15
    #[arg(long, value_name = "ID")]
    measure: Option<String>,
    /// Rows for each group too
    #[arg(long, value_enum, value_name = "BREAKDOWN")]
    by: Option<By>,
    /// Rows for each of so many months, the newest last [default: the headline's period alone]
    #[arg(long, value_name = "N")]
    months: Option<usize>,
    #[command(flatten)]
    output: Output,
}

/// How to break numbers down.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    Team,
    Worker,
    Age,
    Sex,
    Ethnicity,
    Disability,
    Area,
    Placement,
}

impl By {
    fn breakdown(self) -> Breakdown {
        match self {
            Self::Team => Breakdown::Team,
            Self::Worker => Breakdown::Worker,
            Self::Age => Breakdown::Age,
            Self::Sex => Breakdown::Sex,
            Self::Ethnicity => Breakdown::Ethnicity,
            Self::Disability => Breakdown::Disability,
            Self::Area => Breakdown::Area,
            Self::Placement => Breakdown::Placement,
        }
    }
}

/// Writes the rows.
pub(super) fn run(asked: &Measures) -> anyhow::Result<Ended> {
    let records = asked.given.records()?;
    let chosen: Vec<&Measured> = match &asked.measure {
        None => records.measured.iter().collect(),
        Some(id) => {
            let found = records
                .measured
                .iter()
                .find(|measured| measured.measure.id.eq_ignore_ascii_case(id));
            vec![found.ok_or_else(|| {
                anyhow::anyhow!("{id} is no measure; `waymark measures` lists them all")
            })?]
        }
    };
    let mut all = Vec::new();
    for measured in &chosen {
        rows_of(&records, measured, asked, &mut all);
    }
    rows::write(&all, &asked.output)?;
    let whole = chosen.iter().all(|measured| measured.counted.is_ok());
    Ok(if whole { Ended::Clean } else { Ended::Found })
}

fn rows_of(records: &Records, measured: &Measured, asked: &Measures, rows: &mut Vec<MeasureRow>) {
    if let Err(why) = &measured.counted {
        rows.push(MeasureRow {
            why_not: why.clone(),
            ..MeasureRow::of(records, measured)
        });
        return;
    }
    let end = records.months.len();
    let periods: Vec<(&'static str, Range<usize>)> = match asked.months {
        None => vec![(
            words::headline_word(measured.measure.headline),
            measured.headline_months(),
        )],
        Some(months) => (end.saturating_sub(months)..end)
            .map(|at| ("month", at..at + 1))
            .collect(),
    };
    for (period, run) in periods {
        if let Some(reading) = measured.reading(run.clone(), None) {
            rows.push(MeasureRow::of(records, measured).with(
                period,
                &reading,
                measured.measure.value,
            ));
        }
        let Some(breakdown) = asked.by.map(By::breakdown) else {
            continue;
        };
        for (group, name) in records.groups(breakdown).into_iter().enumerate() {
            if let Some(reading) = measured.reading(run.clone(), Some((breakdown, group)))
                && reading.tally.counted > 0
            {
                let row = MeasureRow::of(records, measured).with(
                    period,
                    &reading,
                    measured.measure.value,
                );
                rows.push(MeasureRow {
                    breakdown: breakdown.word(),
                    group: name,
                    ..row
                });
            }
        }
    }
}

/// One row as written out.
#[derive(Debug, Default, Serialize)]
struct MeasureRow {
    measure: &'static str,
    area: &'static str,
    as_at: String,
    period: &'static str,
    from: String,
    to: String,
    numerator: Option<f64>,
    denominator: Option<f64>,
    value: Option<f64>,
    unit: &'static str,
    better: &'static str,
    quality: String,
    breakdown: &'static str,
    group: String,
    england: Option<f64>,
    neighbours: Option<f64>,
    why_not: String,
}

impl MeasureRow {
    fn of(records: &Records, measured: &Measured) -> Self {
        Self {
            measure: measured.measure.id,
            area: measured.measure.area.word(),
            as_at: records.as_at.to_string(),
            unit: words::unit_word(measured.measure.value),
            quality: records.quality(measured).word().to_owned(),
            better: words::better_word(measured.measure.better),
            england: measured
                .published()
                .and_then(|published| published.england(published.latest()?)),
            neighbours: measured.published().and_then(|published| {
                let codes: Vec<&str> = records
                    .council?
                    .neighbours
                    .iter()
                    .map(String::as_str)
                    .collect();
                Some(published.mean_of(&codes, published.latest()?)?.value)
            }),
            ..Self::default()
        }
    }

    fn with(self, period: &'static str, reading: &Reading, value: Value) -> Self {
        let (numerator, denominator) = words::parts(reading, value);
        Self {
            period,
            from: reading.from.to_string(),
            to: reading.to.to_string(),
            numerator,
            denominator,
            value: reading.value,
            ..self
        }
    }
}

impl Row for MeasureRow {
    const COLUMNS: &'static [&'static str] = &[
        "measure",
        "area",
        "as_at",
        "period",
        "from",
        "to",
        "numerator",
        "denominator",
        "value",
        "unit",
        "better",
        "quality",
        "breakdown",
        "group",
        "england",
        "neighbours",
        "why_not",
    ];
    const IN_TABLE: &'static [usize] = &[0, 3, 5, 6, 7, 8, 9, 13, 16];

    fn cells(&self) -> Vec<String> {
        let number = |number: Option<f64>| number.map(words::machine_number).unwrap_or_default();
        vec![
            self.measure.to_owned(),
            self.area.to_owned(),
            self.as_at.clone(),
            self.period.to_owned(),
            self.from.clone(),
            self.to.clone(),
            number(self.numerator),
            number(self.denominator),
            number(self.value),
            self.unit.to_owned(),
            self.better.to_owned(),
            self.quality.clone(),
            self.breakdown.to_owned(),
            self.group.clone(),
            number(self.england),
            number(self.neighbours),
            self.why_not.clone(),
        ]
    }
}
