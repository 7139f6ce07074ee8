//! What several papers share: coverage, the list of actions, findings with what answers them.

use charts::Words;
use charts::coverage_bars::{Bar, Coverage, Kind, Part, draw};
use improvement::plan::coverage::{self, Cover, Row, Tally};
use improvement::plan::{Action, Finding, Rating, Source, Task};
use pack::{Cell, Column, Paper, Picture, Table, text};

use super::Moment;
use crate::web::pages::coverage::at_board;
use crate::web::words;

/// The three questions as bars, never added up.
pub(crate) fn bars(tally: &Tally) -> Coverage {
    let part = |kind: Kind, n: usize, words: &str| {
        Part::new(kind, u32::try_from(n).unwrap_or(u32::MAX), words)
    };
    let [done, begun, not_begun, none] = tally.task;
    let [changed, in_part, not_changed, no_evidence] = tally.practice;
    let [better, some, not_moved, worse, not_told] = tally.outcome;
    let bar = |title: &str, parts: Vec<Part>| Bar {
        title: title.to_owned(),
        parts,
    };
    Coverage {
        counted: "Findings".to_owned(),
        bars: vec![
            bar(
                "Task done",
                vec![
                    part(Kind::Yes, done, "done"),
                    part(Kind::InPart, begun, "under way"),
                    part(Kind::No, not_begun, "not begun"),
                    part(Kind::NoMeasure, none, "without an action"),
                ],
            ),
            bar(
                "Practice changed",
                vec![
                    part(Kind::Yes, changed, "changed"),
                    part(Kind::InPart, in_part, "partly"),
                    part(Kind::No, not_changed, "not changed"),
                    part(Kind::NoEvidence, no_evidence, "without evidence"),
                ],
            ),
            bar(
                "Better for children",
                vec![
                    part(Kind::Yes, better, "better"),
                    part(Kind::InPart, some, "in part"),
                    part(Kind::No, not_moved, "not moved"),
                    part(Kind::Worse, worse, "worse"),
                    part(
                        Kind::NoMeasure,
                        not_told,
                        "without a measure that can be told",
                    ),
                ],
            ),
        ],
    }
}

/// The words of the bars.
pub(crate) fn bars_words() -> Words {
    Words::new(
        "coverage",
        "What came of the findings",
        "Three questions, never added up. A task is done when its owner says so; practice has changed when an audit or a \
         review says so; it is better for children when a measure\u{2019}s chart shows it by rule, or children say so.",
    )
}

/// The matrix as it stands.
pub(super) fn matrix(moment: &Moment) -> Vec<Row<'_>> {
    coverage::matrix(
        &moment.now.plan,
        moment.today,
        &|code| moment.signal(code),
        &|finding| at_board(&moment.now, finding, moment.today),
        |_| true,
    )
}

/// The bars as a picture.
pub(super) fn coverage_picture(rows: &[Row<'_>], today: &str) -> Picture {
    let words = bars_words();
    let figure = draw(&bars(&coverage::tally(rows)), &words).into_string();
    Picture::from_figure(&words.title, &words.sentence, &figure)
        .stamp(format!("As at {today} · {} findings", rows.len()))
}

/// How far findings are covered, in a sentence.
pub(super) fn covered(rows: &[Row<'_>]) -> String {
    let of = |cover: Cover| rows.iter().filter(|row| row.cover == cover).count();
    match of(Cover::Unanswered) {
        0 => format!(
            "Every one of {} has an action; {} have nothing that would show whether it worked.",
            words::count(rows.len(), "finding", "findings"),
            of(Cover::NothingToShow)
        ),
        n => format!(
            "{n} of {} {} no action that answers it.",
            words::count(rows.len(), "finding", "findings"),
            if n == 1 { "has" } else { "have" }
        ),
    }
}

/// Findings with what answers them and what came of it.
pub(super) fn findings_table(caption: &str, rows: &[&Row<'_>]) -> Table {
    let mut table = Table::new(
        caption,
        [
            Column::words("No.", 1),
            Column::words("Finding", 6),
            Column::words("Actions", 2),
            Column::words("Task", 2),
            Column::words("Practice", 2),
            Column::words("For children", 2),
        ],
    )
    .empty("None.");
    for row in rows {
        let ids: Vec<&str> = row
            .actions
            .iter()
            .map(|action| action.id.as_str())
            .collect();
        table = table.row([
            Cell::from(number(row.finding)),
            Cell::from(row.finding.words.as_str()),
            Cell::from(if ids.is_empty() {
                "none".to_owned()
            } else {
                ids.join(", ")
            }),
            Cell::from(row.task.map_or("No action", Task::name)),
            Cell::from(row.practice.name()),
            Cell::from(row.outcome.name()),
        ]);
    }
    table
}

/// Actions, each with who answers for it, when it is due, and how it stands.
pub(super) fn actions_table<'a>(
    caption: &str,
    moment: &Moment,
    actions: impl Iterator<Item = &'a Action>,
) -> Table {
    let mut table = Table::new(
        caption,
        [
            Column::words("Action", 6),
            Column::words("Owner", 3),
            Column::words("Due", 2),
            Column::words("Task", 2),
            Column::words("Rated", 3),
        ],
    )
    .empty("None.");
    for action in actions {
        let (standing, rated) = moment.standing(action);
        let because = match action.rated_by_hand() {
            Some(other) => format!("{}: {} ({})", rated.name(), other.why, other.by.name),
            // Why it is complete all the same is told with it, where a measure was overruled.
            None if rated == Rating::Complete => {
                format!("{}. {}", rated.name(), standing.because.join(" "))
            }
            None => format!(
                "{}. {}",
                rated.name(),
                standing.because.first().map_or("", String::as_str)
            ),
        };
        table = table.row([
            Cell::of([text(format!("{} {}", action.id, action.words.title))]),
            Cell::from(or(&action.words.owner, "nobody yet")),
            Cell::from(
                action
                    .words
                    .due
                    .map_or_else(|| "no day set".to_owned(), words::day),
            ),
            Cell::from(action.task.name()),
            Cell::from(because),
        ]);
    }
    table
}

/// A heading of a paper with its one-sentence answer.
pub(super) fn begin(paper: &mut Paper, heading: &str, answer: &str) {
    paper.heading(1, heading);
    paper.answer(answer);
}

/// Words, or others where there are none.
pub(super) fn or(words: &str, others: &str) -> String {
    if words.trim().is_empty() {
        others.to_owned()
    } else {
        words.to_owned()
    }
}

/// A finding's number as its source prints it.
pub(crate) fn number(finding: &Finding) -> String {
    match &finding.source {
        Source::Point {
            number, to_board, ..
        } => {
            if *to_board {
                format!("{number} (board)")
            } else {
                number.clone()
            }
        }
        Source::Paragraph { paragraph, .. } => format!("\u{b6} {paragraph}"),
        Source::Notice { .. }
        | Source::PeerReview { .. }
        | Source::Audit { .. }
        | Source::Complaint { .. }
        | Source::Own { .. } => finding.id.clone(),
    }
}
