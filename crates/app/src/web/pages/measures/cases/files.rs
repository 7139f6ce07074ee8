//! GET `/measures/{id}/cases.csv`: the cases, and those left out, one row each.

use axum::extract::{Path, Query};
use children::Origin;
use measures::cases::Subject;

use super::{Asked, Behind, held_on};
use crate::records::Look;
use crate::web::children::Ours;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;

/// Every case asked for; those that could not be judged have `left_out` in the column `state`.
pub(crate) async fn cases_csv(
    Ours(records): Ours,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Csv, Error> {
    let behind = Behind::of(&records, &id, &asked)?;
    let measure = behind.measured.measure;
    let mut file = Csv::new(
        &format!("{} cases {}", measure.id, behind.chosen.word),
        records.as_at.date(),
        &[
            "measure",
            "subject",
            "identifier",
            "name",
            "date",
            "state",
            "amount",
            "team",
            "worker",
            "file",
            "line",
        ],
    );
    for case in &behind.cases {
        let state = match (behind.asks(), case.met) {
            (true, true) => "met",
            (true, false) => "not_met",
            (false, _) => "counted",
        };
        let amount = if behind.amounts() {
            case.amount.into()
        } else {
            Cell::Empty
        };
        let rest = [case.on.date().into(), state.into(), amount];
        let held = held_on(&records, case.subject, case.on);
        file.row(cells(
            &records,
            measure.id,
            (case.subject, case.at),
            rest,
            held,
        ));
    }
    for (subject, at) in &behind.left_out {
        let rest = [Cell::Empty, "left_out".into(), Cell::Empty];
        file.row(cells(
            &records,
            measure.id,
            (*subject, *at),
            rest,
            records.held_by(*subject),
        ));
    }
    Ok(file)
}

fn cells(
    records: &Look,
    id: &str,
    (subject, at): (Subject, Option<Origin>),
    rest: [Cell; 3],
    (team, worker): (String, String),
) -> Vec<Cell> {
    let key = records.subject_key(subject);
    let (what, identifier) = key.split_once(':').unwrap_or(("", &key));
    let from = at.and_then(|at| records.origin(at));
    let mut cells: Vec<Cell> = vec![
        id.into(),
        what.into(),
        identifier.into(),
        records.subject_name(subject).into(),
    ];
    cells.extend(rest);
    cells.extend([
        team.into(),
        worker.into(),
        from.as_ref().map(|found| found.file).into(),
        from.as_ref().map(|found| found.line).into(),
    ]);
    cells
}
