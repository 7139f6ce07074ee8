//! GET `/measures.csv`: every measure with its headline, those that cannot be counted with why.

use axum::extract::Query;

use super::show::numbers;
use super::{Asked, left_out, of, published, shown};
use crate::records::words::headline_word;
use crate::web::children::Ours;
use crate::web::csv::{Cell, Csv};

/// One row for each measure.
pub(crate) async fn index_csv(Ours(records): Ours, Query(asked): Query<Asked>) -> Csv {
    let judgement = asked.judgement();
    let mut file = Csv::new(
        &format!(
            "measures {}",
            judgement.map_or("all", measures::measure::Judgement::word)
        ),
        records.as_at.date(),
        &[
            "measure",
            "name",
            "judgement",
            "area",
            "period",
            "from",
            "to",
            "numerator",
            "denominator",
            "value",
            "unit",
            "better",
            "signal",
            "quality",
            "left_out",
            "england",
            "england_year",
            "why_not",
        ],
    );
    for measured in of(&records, judgement) {
        let measure = measured.measure;
        let mut cells: Vec<Cell> = vec![
            measure.id.into(),
            measure.name.into(),
            measure.area.judgement().word().into(),
            measure.area.word().into(),
            headline_word(measure.headline).into(),
        ];
        match measured.headline() {
            Some(reading) => cells.extend(numbers(measured, &reading)),
            None => cells.extend(std::iter::repeat_n(Cell::Empty, 7)),
        }
        let counted = measured.counted.is_ok();
        cells.push(if counted {
            measured.chart().headline().into()
        } else {
            Cell::Empty
        });
        cells.push(if counted {
            shown::quality(&records, measured).word().into()
        } else {
            Cell::Empty
        });
        cells.push(if counted {
            left_out(measured).into()
        } else {
            Cell::Empty
        });
        let beside = published(measured);
        cells.push(beside.map(|(value, _)| value).into());
        cells.push(beside.map(|(_, year)| year.to_string()).into());
        cells.push(measured.counted.as_ref().err().map(String::as_str).into());
        file.row(cells);
    }
    file
}
