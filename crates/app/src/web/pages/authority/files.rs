//! The files of an authority's page.

use axum::extract::{Path, State};
use inspection::record::Part;
use inspection::recurrence::{Recurrence, Said, Standing};

use super::Subject;
use super::came::joined;
use super::neighbours::neighbours;
use crate::state::App;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;
use crate::web::pages::authorities::LISTED;
use crate::web::{in_force, words};

/// GET `/authorities/{urn}/judgements.csv`: every published judgement.
pub(crate) async fn judgements_csv(
    State(app): State<App>,
    Path(urn): Path<String>,
) -> Result<Csv, Error> {
    let library = app.library();
    let subject = Subject::of(&library, &urn, app.today())?;
    let mut file = file(
        &subject,
        "judgements",
        &[
            "urn",
            "authority",
            "published",
            "inspected",
            "framework",
            "kind",
            "judgement",
            "grade",
            "report",
            "source",
        ],
    );
    for judged in library.judged_of(&urn) {
        for (aspect, grade) in &judged.grades {
            file.row(vec![
                urn.as_str().into(),
                subject.authority.name.as_str().into(),
                judged.published.into(),
                judged.inspected.into(),
                judged.framework.word().into(),
                judged.kind.map(words::kind).into(),
                aspect.word().into(),
                grade.word().into(),
                judged
                    .report
                    .and_then(|place| library.reports.get(place))
                    .map(|kept| kept.id.as_str())
                    .into(),
                judged.source.as_str().into(),
            ]);
        }
    }
    Ok(file)
}

/// GET `/authorities/{urn}/points.csv`: a row for each point and each thing another report says on its themes; one
/// row where none does.
pub(crate) async fn points_csv(
    State(app): State<App>,
    Path(urn): Path<String>,
) -> Result<Csv, Error> {
    let library = app.library();
    let subject = Subject::of(&library, &urn, app.today())?;
    let recurrence = Recurrence::new(&subject.records);
    let mut file = file(
        &subject,
        "points",
        &[
            "urn",
            "authority",
            "report",
            "published",
            "part",
            "list",
            "position",
            "number",
            "page",
            "text",
            "themes",
            "joined_by",
            "other_report",
            "other_published",
            "other_says",
            "other_page",
            "other_paragraph",
            "other_words",
        ],
    );
    for (report, (kept, record)) in subject.kept.iter().zip(&subject.records).enumerate() {
        for (place, point) in record.points.iter().enumerate() {
            let start: Vec<Cell> = vec![
                urn.as_str().into(),
                subject.authority.name.as_str().into(),
                kept.id.as_str().into(),
                kept.day().into(),
                words::part(point.part).into(),
                words::points_list(point.list).into(),
                point.position.into(),
                point.number.into(),
                point.page.into(),
                point.text.as_str().into(),
                words::themes(&point.themes).into(),
            ];
            let found = joined(&recurrence, report, place, point);
            if found.is_empty() {
                let mut row = start.clone();
                row.extend(std::iter::repeat_n(Cell::Empty, 7));
                file.row(row);
            }
            for one in found {
                let Some((other, at)) = subject
                    .kept
                    .get(one.mention.report)
                    .zip(recurrence.place(one.mention))
                else {
                    continue;
                };
                let mut row = start.clone();
                row.extend([
                    one.theme.theme().slug.into(),
                    other.id.as_str().into(),
                    other.day().into(),
                    match one.mention.said {
                        Said::Point(_) => "point".into(),
                        Said::Fault(..) => "fault".into(),
                        Said::Praise(..) => "praise".into(),
                        Said::Touched(..) => "spoken_of".into(),
                    },
                    at.page.into(),
                    at.number.into(),
                    at.words.into(),
                ]);
                file.row(row);
            }
        }
    }
    Ok(file)
}

/// GET `/authorities/{urn}/themes.csv`: a row for each theme and report.
pub(crate) async fn themes_csv(
    State(app): State<App>,
    Path(urn): Path<String>,
) -> Result<Csv, Error> {
    let library = app.library();
    let subject = Subject::of(&library, &urn, app.today())?;
    let mut file = file(
        &subject,
        "themes",
        &[
            "urn",
            "authority",
            "theme",
            "report",
            "published",
            "says",
            "points",
            "sentences_of_fault",
            "sentences_of_praise",
        ],
    );
    for row in Recurrence::new(&subject.records).matrix() {
        for ((cell, kept), record) in row.cells.iter().zip(&subject.kept).zip(&subject.records) {
            let own = cell
                .points
                .iter()
                .filter_map(|place| record.points.get(*place))
                .filter(|point| point.part == Part::Authority)
                .count();
            file.row(vec![
                urn.as_str().into(),
                subject.authority.name.as_str().into(),
                row.theme.theme().slug.into(),
                kept.id.as_str().into(),
                kept.day().into(),
                match cell.standing() {
                    Standing::Asked => "asked",
                    Standing::Faulted => "faulted",
                    Standing::Both => "both",
                    Standing::Praised => "praised",
                    Standing::Touched => "spoken_of",
                    Standing::NotRaised => "not_raised",
                }
                .into(),
                own.into(),
                cell.faulted.into(),
                cell.praised.into(),
            ]);
        }
    }
    Ok(file)
}

/// GET `/authorities/{urn}/neighbours.csv`: the authority and its neighbours, a row for each judgement.
pub(crate) async fn neighbours_csv(
    State(app): State<App>,
    Path(urn): Path<String>,
) -> Result<Csv, Error> {
    let library = app.library();
    let subject = Subject::of(&library, &urn, app.today())?;
    let mut file = file(
        &subject,
        "neighbours",
        &[
            "urn",
            "authority",
            "closeness",
            "judgement",
            "grade",
            "published",
            "source",
        ],
    );
    let all = std::iter::once(subject.authority).chain(neighbours(subject.authority));
    for (closeness, authority) in all.enumerate() {
        for aspect in LISTED {
            let (held, _) = in_force::on(&library, &authority.urn, aspect, subject.today);
            file.row(vec![
                authority.urn.as_str().into(),
                authority.name.as_str().into(),
                closeness.into(),
                aspect.word().into(),
                held.map(|held| held.grade.word()).into(),
                held.map(|held| held.judged.published).into(),
                held.map(|held| held.judged.source.as_str()).into(),
            ]);
        }
    }
    Ok(file)
}

fn file(subject: &Subject<'_>, holds: &str, header: &'static [&'static str]) -> Csv {
    Csv::new(
        &format!("{} {holds}", subject.authority.name),
        subject.today,
        header,
    )
}
