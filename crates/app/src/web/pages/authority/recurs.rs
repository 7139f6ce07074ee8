//! What recurs: themes by report, and what the latest of them says.

use charts::matrix::{Column, Mark, Matrix, Theme};
use inspection::record::{Framework, Part, Record};
use inspection::recurrence::{Cell, Mention, Recurrence, Row, Said, Standing};
use maud::{Markup, html};

use super::Subject;
use super::came::{quoted, short};
use crate::web::govuk::details::details;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::{paths, words};

/// The most reports beside whose marks there is room for words.
const FEW: usize = 6;

/// Themes that points name, those named most often and most lately first.
pub(super) fn chosen(subject: &Subject<'_>, recurrence: &Recurrence<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = recurrence
        .matrix()
        .into_iter()
        .map(|row| own_only(subject, row))
        .filter(|row| row.times_asked() > 0)
        .collect();
    rows.sort_by_key(|row| {
        let points: usize = row.cells.iter().map(|cell| cell.points.len()).sum();
        std::cmp::Reverse((row.times_asked(), row.current_run(), points))
    });
    rows
}

/// The row with the authority's own points only: a safeguarding board's are not its.
fn own_only(subject: &Subject<'_>, mut row: Row) -> Row {
    for (cell, record) in row.cells.iter_mut().zip(&subject.records) {
        cell.points.retain(|place| {
            record
                .points
                .get(*place)
                .is_some_and(|p| p.part == Part::Authority)
        });
    }
    row
}

/// The section.
pub(super) fn section_of(
    subject: &Subject<'_>,
    recurrence: &Recurrence<'_>,
    rows: &[Row],
) -> Markup {
    if subject.kept.is_empty() {
        return html! {};
    }
    let (often, once): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.times_asked() > 1);
    let urn = &subject.authority.urn;
    section(
        "recurs",
        "What recurs",
        html! {
            p.wm-lede { (lede(subject, rows, &often)) }
            @if !often.is_empty() { (matrix(subject, recurrence, &often, "Themes named more than once, by report")) }
            @if !once.is_empty() {
                @if often.is_empty() {
                    (matrix(subject, recurrence, &once, "Themes named, by report"))
                } @else {
                    div.wm-on-screen {
                        (details(
                            &format!("{} named once", words::capital(&words::count(once.len(), "theme", "themes"))),
                            matrix(subject, recurrence, &once, "Themes named once, by report"),
                        ))
                    }
                }
            }
            p.wm-note { "Points are put into themes by their words; a point may sit under several. Praise and fault are told apart sentence by sentence, by rules that can be read and mended." }
            (downloads(&[("Download themes by report (CSV)", format!("{}/themes.csv", paths::authority(urn)))]))
        },
    )
}

fn lede(subject: &Subject<'_>, rows: &[Row], often: &[&Row]) -> String {
    if rows.is_empty() {
        return "No point to improve was read from these reports.".to_owned();
    }
    let latest = subject.label(subject.kept.len().saturating_sub(1));
    if often.is_empty() {
        return if subject.kept.len() == 1 {
            "There is one report to read, so nothing can recur yet.".to_owned()
        } else {
            "No theme has been named in more than one report.".to_owned()
        };
    }
    let still = often.iter().filter(|row| row.current_run() > 0).count();
    let praised = often
        .iter()
        .filter(|row| {
            row.cells
                .last()
                .is_some_and(|cell| cell.standing() == Standing::Praised)
        })
        .count();
    let mut said = format!(
        "{} named in more than one report; {} of them again in {latest}.",
        words::capital(&words::count(
            often.len(),
            "theme has been",
            "themes have been"
        )),
        words::number(still),
    );
    if praised > 0 {
        said.push_str(&format!(
            " {} that {} named before {} praised in {latest}.",
            words::capital(&words::number(praised)),
            if praised == 1 { "was" } else { "were" },
            if praised == 1 { "was" } else { "were" },
        ));
    }
    said
}

fn matrix(
    subject: &Subject<'_>,
    recurrence: &Recurrence<'_>,
    rows: &[&Row],
    caption: &str,
) -> Markup {
    // A review of the safeguarding board alone says nothing of the authority.
    let shown: Vec<usize> = subject
        .records
        .iter()
        .enumerate()
        .filter(|(_, record)| {
            record.framework.as_ref().map(|f| f.value) != Some(Framework::LscbReview)
        })
        .map(|(report, _)| report)
        .collect();
    let columns: Vec<Column> = shown
        .iter()
        .filter_map(|report| {
            let kept = subject.kept.get(*report)?;
            Some(Column {
                label: subject.label(*report),
                under: format!("of {}", kept.record.points_of(Part::Authority).count()),
                href: Some(paths::report(&kept.id)),
            })
        })
        .collect();
    // Many reports leave no room for words beside their marks.
    let with_words = columns.len() <= FEW;
    let themes = rows
        .iter()
        .map(|row| Theme {
            label: row.theme.theme().name.to_owned(),
            href: Some(paths::theme(row.theme.theme().slug)),
            marks: shown
                .iter()
                .filter_map(|report| {
                    Some(mark(row.cells.get(*report)?, subject.records.get(*report)?))
                })
                .collect(),
            said: with_words.then(|| latest_words(subject, recurrence, row)),
        })
        .collect();
    html! {
        div.wm-scroll role="region" aria-label=(caption) tabindex="0" {
            (charts::matrix::draw(
                &Matrix {
                    first: "Theme".to_owned(),
                    said: with_words.then(|| "What was said last".to_owned()),
                    columns,
                    themes,
                },
                caption,
            ))
        }
    }
}

fn mark(cell: &Cell, record: &Record) -> Mark {
    match cell.standing() {
        Standing::Asked => Mark::Named(u16::try_from(cell.points.len()).unwrap_or(u16::MAX)),
        Standing::Faulted | Standing::Both => Mark::Faulted,
        Standing::Praised => Mark::Praised,
        Standing::Touched | Standing::NotRaised if record.sections.is_empty() => Mark::Unknown,
        Standing::Touched | Standing::NotRaised => Mark::NotRaised,
    }
}

/// The words of the last report that says something of the theme.
fn latest_words(subject: &Subject<'_>, recurrence: &Recurrence<'_>, row: &Row) -> Markup {
    let weight = |mention: &Mention| match mention.said {
        Said::Point(place) => {
            let own = subject
                .records
                .get(mention.report)
                .and_then(|record| record.points.get(place))
                .is_some_and(|point| point.part == Part::Authority);
            if own { 3 } else { 0 }
        }
        Said::Fault(..) => 2,
        Said::Praise(..) => 1,
        Said::Touched(..) => 0,
    };
    let best = recurrence
        .mentions(row.theme)
        .iter()
        .filter(|mention| weight(mention) > 0)
        .max_by_key(|mention| (mention.report, weight(mention)));
    html! {
        @if let Some(mention) = best {
            (subject.label(mention.report)) ": " (quoted(subject, recurrence, *mention, |words| short(words, 120)))
        }
    }
}
