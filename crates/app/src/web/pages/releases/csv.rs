//! GET /releases/{id}/figures.csv: every value of a release, one a row, with the symbols of government statistics; the
//! rule it was made by stands in the first rows.

use axum::extract::{Path, State};
use jiff::civil::Date;

use super::one;
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::who::Who;

/// Every value, one a row.
pub(crate) async fn figures_csv(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
) -> Result<Csv, Error> {
    let (release, table) = one(&app, &who, &id).await?;
    let on: Date = table.as_at().parse().map_err(anyhow::Error::from)?;
    let name = format!("release {}", release.number);
    let header = &[
        "as_at",
        "measure",
        "name",
        "breakdown",
        "group",
        "figure",
        "value",
    ];
    let mut csv = Csv::new(&name, on, header);
    let mut row = |cells: [&str; 6]| {
        let mut all = vec![on.into()];
        all.extend(cells.map(Into::into));
        csv.row(all);
    };
    row([
        "note",
        "The rule by which numbers are suppressed",
        "",
        "",
        "",
        table.rule(),
    ]);
    for part in table.parts() {
        for line in part.rows() {
            for (figure, value) in part.columns().iter().zip(line.values()) {
                let value = value.to_string();
                row([
                    part.subject(),
                    part.title(),
                    part.by(),
                    line.label(),
                    figure,
                    &value,
                ]);
            }
        }
    }
    Ok(csv)
}
