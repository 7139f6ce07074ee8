//! GET `/measures/{id}/months.csv` and `/measures/{id}/groups.csv`.

use axum::extract::Path;
use children::Month;

use super::groups::{groups, offered};
use crate::records::{Measured, Reading, Records, words};
use crate::web::children::Ours;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;
use crate::web::pages::measures::find;

/// Every complete month with what was met and counted, and what the rules say of it.
pub(crate) async fn months_csv(Ours(records): Ours, Path(id): Path<String>) -> Result<Csv, Error> {
    let measured = find(&records, &id)?;
    let chart = measured.chart();
    let mut file = file(
        &records,
        measured,
        "months",
        &[
            "measure",
            "month",
            "from",
            "to",
            "numerator",
            "denominator",
            "value",
            "unit",
            "better",
            "signal",
        ],
    );
    for (at, reading) in measured.monthly().iter().enumerate() {
        let month = Month::of(reading.to);
        let mut cells = vec![measured.measure.id.into(), format!("{month:?}").into()];
        cells.extend(numbers(measured, reading));
        cells.push(chart.words_of(at).into());
        file.row(cells);
    }
    Ok(file)
}

/// Every group of every breakdown over the headline's months.
pub(crate) async fn groups_csv(Ours(records): Ours, Path(id): Path<String>) -> Result<Csv, Error> {
    let measured = find(&records, &id)?;
    let mut file = file(
        &records,
        measured,
        "groups",
        &[
            "measure",
            "breakdown",
            "group",
            "from",
            "to",
            "numerator",
            "denominator",
            "value",
            "unit",
            "better",
        ],
    );
    for by in offered(measured.measure.value)
        .iter()
        .copied()
        .filter(|by| records.offers(*by))
    {
        for group in groups(&records, measured, by) {
            let mut cells = vec![
                measured.measure.id.into(),
                by.word().into(),
                group.name.clone().into(),
            ];
            cells.extend(numbers(measured, &group.reading));
            file.row(cells);
        }
    }
    Ok(file)
}

fn file(
    records: &Records,
    measured: &Measured,
    holds: &str,
    header: &'static [&'static str],
) -> Csv {
    Csv::new(
        &format!("{} {holds}", measured.measure.id),
        records.as_at.date(),
        header,
    )
}

/// From, to, numerator, denominator, value, unit and which way is better.
pub(crate) fn numbers(measured: &Measured, reading: &Reading) -> [Cell; 7] {
    let measure = measured.measure;
    let (above, below) = words::parts(reading, measure.value);
    [
        reading.from.date().into(),
        reading.to.date().into(),
        above.into(),
        below.into(),
        reading.value.into(),
        words::unit_word(measure.value).into(),
        words::better_word(measure.better).into(),
    ]
}
